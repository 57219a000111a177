/** What the extension has written into Firefox's console, by the keeper of its own process, and all errors anywhere. */
import type { AddOn } from './add-on.ts';

export async function logsInFirefox(addOn: AddOn): Promise<string[]> {
  const asked = `(${inFirefox})(it, ${JSON.stringify(inProcess)})`;
  return JSON.parse(String(await addOn.ask(asked))) as string[];
}

/** Runs in the process of the extension's pages, its background among them. */
const inProcess = `
  const kept = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
  const said = kept.getEvents().flatMap((event) => [...event.arguments]);
  sendAsyncMessage('logs', said.map((each) => String(each) + JSON.stringify(each)));
`;

/** Runs in Firefox. */
const inFirefox = `async (extension, script) => {
  const [view] = extension.views;
  const { messageManager } = view.xulBrowser;
  const said = await new Promise((answer) => {
    const take = ({ data }) => {
      messageManager.removeMessageListener('logs', take);
      answer(data);
    };
    messageManager.addMessageListener('logs', take);
    messageManager.loadFrameScript('data:,' + encodeURIComponent(script), false);
  });
  const errors = Services.console.getMessageArray().map(({ message }) => message);
  return JSON.stringify([...said, ...errors]);
}`;
