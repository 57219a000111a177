/** What an extension's event page holds in memory. */
import type { AddOn } from './add-on.ts';

/** Bytes of its scripts' objects, once the unneeded ones are gone. */
export async function memoryInFirefox(addOn: AddOn): Promise<number> {
  return Number(await addOn.ask(`(${inFirefox})(it, ${JSON.stringify(inProcess)})`));
}

/** Runs in the process of the event page. The first of nine sizes is that of objects. */
const inProcess = `
  Cu.forceGC();
  Cu.forceCC();
  Cu.forceGC();
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'];
  const sizes = Array.from({ length: 9 }, () => ({}));
  manager.getService(Ci.nsIMemoryReporterManager).sizeOfTab(content, ...sizes);
  sendAsyncMessage('memory', sizes[0].value);
`;

/** Runs in Firefox. */
const inFirefox = `async (extension, script) => {
  const isBackground = ({ viewType }) => viewType === 'background';
  const { messageManager } = [...extension.views].find(isBackground).xulBrowser;
  return new Promise((answer) => {
    const take = ({ data }) => {
      messageManager.removeMessageListener('memory', take);
      answer(data);
    };
    messageManager.addMessageListener('memory', take);
    messageManager.loadFrameScript('data:,' + encodeURIComponent(script), false);
  });
}`;
