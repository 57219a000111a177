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
    updateExtensionConfiguration(update: {
      extensionId: string;
      incognitoAccess?: boolean;
      hostAccess?: 'ON_CLICK' | 'ON_ALL_SITES';
    }): Promise<void>;
  };
};

export function managing(
  context: BrowserContext,
  id: string,
): Pick<Browser, 'updateExtension' | 'setExtensionEnabled' | 'allowHosts' | 'allowPrivateWindows'> {
  return {
    updateExtension: () => inManager(context, (manager) => reload(manager, context, id)),
    setExtensionEnabled: (on) =>
      inManager(context, (manager) =>
        manager.evaluate(([which, to]) => chrome.management.setEnabled(which, to), [
          id,
          on,
        ] as const),
      ),
    allowHosts: (on) => inManager(context, (manager) => giveHosts(manager, id, on)),
    allowPrivateWindows: () => inManager(context, (manager) => allow(manager, context, id)),
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
  await anew(manager, context, id, () =>
    manager.evaluate((which) => chrome.developerPrivate.reload(which), id),
  );
}

async function allow(manager: Page, context: BrowserContext, id: string): Promise<void> {
  await anew(manager, context, id, () =>
    manager.evaluate((extensionId) => {
      const update = { extensionId, incognitoAccess: true };
      return chrome.developerPrivate.updateExtensionConfiguration(update);
    }, id),
  );
}

async function giveHosts(manager: Page, extensionId: string, on: boolean): Promise<void> {
  const update = { extensionId, hostAccess: on ? 'ON_ALL_SITES' : 'ON_CLICK' } as const;
  await manager.evaluate(
    (change) => chrome.developerPrivate.updateExtensionConfiguration(change),
    update,
  );
}

/** It is told to go before it goes, and its pages go with it: until then its rules are the old ones. */
async function anew(
  manager: Page,
  context: BrowserContext,
  id: string,
  act: () => Promise<void>,
): Promise<void> {
  const own = (path: string) => `chrome-extension://${id}/${path}`;
  const isOwn = (page: Page) => page.url().startsWith(own(''));
  // Without it, an unpacked extension stays disabled.
  const developer = { inDeveloperMode: true };
  await manager.evaluate(
    (update) => chrome.developerPrivate.updateProfileConfiguration(update),
    developer,
  );
  await act();
  await waitFor('the end of its pages', async () => !context.pages().some(isOwn));
  await waitFor('its next life', async () => (await manager.goto(own('entry.html'))) !== null);
  await waitFor('its rules and scripts', () => manager.evaluate(isSetUp));
}

/** Runs in a page of the extension. */
async function isSetUp(): Promise<boolean> {
  const rules = await chrome.declarativeNetRequest.getDynamicRules();
  const scripts = await chrome.scripting.getRegisteredContentScripts();
  return rules.length > 0 && scripts.length > 0;
}
