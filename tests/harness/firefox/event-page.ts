/** Asks in the process of the extension's event page, with the rights of the browser; `content` is its window. */
import type { AddOn } from './add-on.ts';

/** What an expression comes to: a number or a text. */
export function inEventPage(addOn: AddOn, expression: string): Promise<unknown> {
  const script = `sendAsyncMessage('answer', ${expression});`;
  return addOn.ask(`(${inFirefox})(it, ${JSON.stringify(script)})`);
}

/** Runs in Firefox. */
const inFirefox = `async (extension, script) => {
  const isEventPage = ({ viewType }) => viewType === 'background';
  const { messageManager } = [...extension.views].find(isEventPage).xulBrowser;
  return new Promise((answer) => {
    const take = ({ data }) => {
      messageManager.removeMessageListener('answer', take);
      answer(data);
    };
    messageManager.addMessageListener('answer', take);
    messageManager.loadFrameScript('data:,' + encodeURIComponent(script), false);
  });
}`;
