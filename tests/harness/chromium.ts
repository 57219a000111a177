import { type BrowserContext, chromium } from 'playwright-core';

import { type Browser, type LaunchOptions, type Ready, withoutExtension } from './browser.ts';

import { setInChromium } from './clock.ts';
import { downloadInChromium } from './downloads.ts';
import { handInChromium } from './hand.ts';

import { isNewTo, requireManifest, welcomePage } from './install.ts';
import { managing } from './manage.ts';
import { removedDefaults, switches } from './switches.ts';
import { ExtensionWorker } from './worker.ts';

export const hasDynamicRules: Ready = (worker) =>
  worker.evaluate(async () => {
    // @ts-expect-error chrome exists only inside the extension
    const rules = await chrome.declarativeNetRequest.getDynamicRules();
    return rules.length > 0;
  });

/** A Chromium that differs from a user's only where a test machine forces it to. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  if (options.extension) await requireManifest(options.extension);
  const welcomes = await isNewTo(options);
  const context = await chromium.launchPersistentContext(options.profile ?? '', {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: options.headless ?? true,
    // A person's window has the size that the person gives it.
    ...(options.headless === false ? { viewport: null } : {}),
    chromiumSandbox: process.getuid?.() !== 0,
    ignoreDefaultArgs: removedDefaults,
    args: switches(options),
    env: environment(options.language),
  });
  try {
    const browser = await withExtension(context, options);
    // A tab that comes to the front in the middle of a test would be in its way.
    if (welcomes && !options.welcome) await (await welcomePage(context)).close();
    return browser;
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** On Linux the language of its messages comes from here, too. */
function environment(language = 'en'): Record<string, string | undefined> {
  return { ...process.env, LANGUAGE: language };
}

async function withExtension(context: BrowserContext, options: LaunchOptions): Promise<Browser> {
  const tab = {
    context,
    page: () => context.newPage(),
    openInContainer: () => Promise.reject(new Error('Chromium has no containers')),
    download: (by: () => Promise<unknown>) => downloadInChromium(context, by),
    close: () => context.close(),
  };
  if (!options.extension) return { ...tab, ...withoutExtension };
  const worker = await ExtensionWorker.of(context);
  await worker.waitUntil(options.ready ?? hasDynamicRules);
  return {
    ...tab,
    extensionId: worker.extensionId,
    own: (path) => `chrome-extension://${worker.extensionId}/${path}`,
    serviceWorker: () => worker.running(),
    stopServiceWorker: () => worker.stop(),
    tellIdle: (state) => worker.tellIdle(state),
    ...managing(context, worker.extensionId),
    logs: async () => worker.logs,
    memory: () => worker.memory(),
    setClock: (ahead) => setInChromium(context, worker, ahead),
    hand: handInChromium(worker),
  };
}
