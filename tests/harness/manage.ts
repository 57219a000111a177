/** Chromium's own page for extensions, and what it does to ours. */
import type { BrowserContext, Page } from 'playwright-core';
import type { Browser as Api } from 'wxt/browser';
import type { Browser } from './browser.ts';
import { waitFor } from './worker.ts';

/** What that page may do. */
declare const chrome: typeof Api & {
  developerPrivate: {
    reload(id: string): Promise<void>;
    updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  };
};

export function managing(
  context: BrowserContext,
  id: string,
): Pick<Browser, 'updateExtension' | 'setExtensionEnabled'> {
  return {
    updateExtension: () => inManager(context, (manager) => reload(manager, context, id)),
    setExtensionEnabled: (on) =>
      inManager(context, (manager) =>
        manager.evaluate(([which, to]) => chrome.management.setEnabled(which, to), [
          id,
          on,
        ] as const),
      ),
  };
}

async function inManager(
  context: BrowserContext,
  act: (manager: Page) => Promise<void>,
): Promise<void> {
  const manager = await context.newPage();
  await manager.goto('chrome://extensions');
  await act(manager);
  await manager.close();
}

async function reload(manager: Page, context: BrowserContext, id: string): Promise<void> {
  const isOwn = (page: Page) => page.url().startsWith(`chrome-extension://${id}/`);
  await manager.evaluate(async (which) => {
    // Without it, an unpacked extension stays disabled.
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.reload(which);
  }, id);
  // It is told to go before it goes, and its pages go with it: until then its rules are the old ones.
  await waitFor('the end of its pages', async () => !context.pages().some(isOwn));
}
