/** What a person does with an extension in the browser's own window, where no driver reaches. */
import type { Page } from 'playwright-core';
import type { ExtensionWorker } from './worker.ts';

export interface Subject {
  readonly id: number;
  readonly page: Page;
}

export interface Hand {
  /** Presses the keys of one of the extension's commands, over a tab. */
  press(command: string, tab: Subject): Promise<void>;
  /** Picks an item of the extension's, by its id, from the menu over an element. */
  pick(item: string, tab: Subject, over: string): Promise<void>;
}

/** An event's own way to be fired. */
interface Fired {
  dispatch(...args: unknown[]): void;
}
interface Chrome {
  readonly tabs: { get(id: number): Promise<unknown> };
  readonly commands: { readonly onCommand: Fired };
  readonly contextMenus: { readonly onClicked: Fired };
}
declare const chrome: Chrome;

/** Chromium lets nobody into its window: its events are fired as it would. */
export function handInChromium(worker: ExtensionWorker): Hand {
  return {
    async press(command, { id }) {
      const running = await worker.running();
      await running.evaluate(
        async ([command, id]) =>
          chrome.commands.onCommand.dispatch(command, await chrome.tabs.get(id)),
        [command, id] as const,
      );
    },
    async pick(menuItemId, { id, page }, over) {
      const linkUrl = await page.locator(over).evaluate((element) => element.closest('a')?.href);
      const running = await worker.running();
      await running.evaluate(
        async ([info, id]) =>
          chrome.contextMenus.onClicked.dispatch(info, await chrome.tabs.get(id)),
        [{ menuItemId, linkUrl }, id] as const,
      );
    },
  };
}
