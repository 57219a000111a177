/** A stock Firefox, driven by Playwright over WebDriver BiDi, with the extension as a temporary add-on. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, firefox, type Worker } from 'playwright-core';
import type { Browser, LaunchOptions } from '../browser.ts';
import { isNewTo, requireManifest, welcomePage } from '../install.ts';
import { AddOn } from './add-on.ts';
import { downloadInFirefox } from './downloads.ts';
import { handInFirefox } from './hand.ts';
import { logsInFirefox } from './logs.ts';
import { preferences } from './preferences.ts';
import { tellUntold } from './untold.ts';
import { tapWires, type Wire, wireTo } from './wire.ts';

/** A Firefox that differs from a user's only where a test machine forces it to. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  if (options.extension) await requireManifest(options.extension);
  const welcomes = await isNewTo(options);
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'porthole-firefox-')));
  const context = await launchContext(profile, options);
  const close = async () => {
    await context.close();
    if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const browser = await withExtension(context, profile, options, close);
    if (welcomes && !options.welcome) await (await welcomePage(context)).close();
    return browser;
  } catch (error) {
    await close();
    throw error;
  }
}

async function launchContext(profile: string, options: LaunchOptions): Promise<BrowserContext> {
  tapWires();
  const context = await firefox.launchPersistentContext(profile, {
    channel: 'moz-firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: options.headless ?? true,
    viewport: null,
    colorScheme: null,
    // It knows no single certificates to trust.
    ignoreHTTPSErrors: options.ignoreCertificateSpki !== undefined,
    args: ['--remote-allow-system-access'],
    firefoxUserPrefs: { ...preferences(options) },
  });
  tellUntold(wireTo(profile));
  return context;
}

async function withExtension(
  context: BrowserContext,
  profile: string,
  { extension }: LaunchOptions,
  close: () => Promise<void>,
): Promise<Browser> {
  const wire = wireTo(profile);
  const tab = {
    context,
    page: () => context.newPage(),
    download: (by: () => Promise<unknown>) => downloadInFirefox(wire, by),
    close,
  };
  if (!extension) {
    const none = () => Promise.reject(new Error('this browser was launched without an extension'));
    const own = () => 'about:blank';
    const hand = { press: none, pick: none };
    return { ...tab, own, serviceWorker: none, stopServiceWorker: none, logs: none, hand };
  }
  const addOn = await AddOn.install(wire, extension);
  await addOn.started();
  const own = (path: string) => `moz-extension://${addOn.host}/${path}`;
  let asked: Promise<Worker> | undefined;
  return {
    ...tab,
    extensionId: addOn.host,
    own,
    serviceWorker: () => {
      asked ??= openBehind(context, wire, own('entry.html'));
      return asked;
    },
    stopServiceWorker: () => addOn.stopBackground(),
    logs: () => logsInFirefox(addOn),
    hand: handInFirefox(addOn),
  };
}

/** A page, which can be asked as a worker can, and takes no other's place in front. */
async function openBehind(context: BrowserContext, wire: Wire, url: string): Promise<Worker> {
  const opened = context.waitForEvent('page');
  await wire.ask('browsingContext.create', { type: 'tab', background: true });
  const page = await opened;
  await page.goto(url);
  return page as unknown as Worker;
}
