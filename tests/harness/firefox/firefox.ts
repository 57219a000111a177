/** A stock Firefox, driven by Playwright over WebDriver BiDi, with the extension as a temporary add-on. */
import { rm } from 'node:fs/promises';
import { type BrowserContext, firefox, type Worker } from 'playwright-core';
import { type Browser, type LaunchOptions, withoutExtension } from '../browser.ts';
import { isNewTo, requireManifest, welcomePage } from '../install.ts';
import { AddOn } from './add-on.ts';
import { askFirefox } from './ask.ts';
import { setInFirefox } from './clock.ts';
import { openInContainer } from './container.ts';
import { downloadInFirefox } from './downloads.ts';
import { handInFirefox } from './hand.ts';
import { logsInFirefox } from './logs.ts';
import { memoryInFirefox } from './memory.ts';
import { preferences } from './preferences.ts';
import { newProfile } from './profile.ts';
import { quit, restored } from './session.ts';
import { tellUntold } from './untold.ts';
import { tapWires, type Wire, wireTo } from './wire.ts';

const executable = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';

/** A Firefox that differs from a user's only where a test machine forces it to. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  if (options.extension) await requireManifest(options.extension);
  const welcomes = await isNewTo(options);
  const profile = options.profile ?? (await newProfile(executable, options, firstRun));
  const context = await launchContext(profile, options);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= end(context, profile, options);
    return closing;
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

/** Until it has made what it makes once. */
async function firstRun(profile: string): Promise<void> {
  const context = await launchContext(profile, {});
  const wire = wireTo(profile);
  try {
    await askFirefox(wire, 'gBrowserInit.idleTasksFinished.promise');
  } finally {
    await quit(wire, context);
  }
}

async function end(
  context: BrowserContext,
  profile: string,
  options: LaunchOptions,
): Promise<void> {
  if (options.profile) return quit(wireTo(profile), context);
  await context.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

async function launchContext(profile: string, options: LaunchOptions): Promise<BrowserContext> {
  tapWires();
  const context = await firefox.launchPersistentContext(profile, {
    channel: 'moz-firefox',
    executablePath: executable,
    headless: options.headless ?? true,
    viewport: null,
    colorScheme: null,
    // It knows no single certificates to trust.
    ignoreHTTPSErrors: options.ignoreCertificateSpki !== undefined,
    args: ['--remote-allow-system-access'],
    firefoxUserPrefs: { ...preferences(options) },
  });
  const tellTabs = tellUntold(wireTo(profile));
  if (options.restore) await restored(wireTo(profile)).then(tellTabs);
  return context;
}

async function withExtension(
  context: BrowserContext,
  profile: string,
  { extension, profile: kept }: LaunchOptions,
  close: () => Promise<void>,
): Promise<Browser> {
  const wire = wireTo(profile);
  const tab = {
    context,
    page: () => context.newPage(),
    openInContainer: (url: string) => openInContainer(wire, url),
    download: (by: () => Promise<unknown>) => downloadInFirefox(wire, by),
    close,
  };
  if (!extension) return { ...tab, ...withoutExtension };
  const addOn = await AddOn.of(wire, extension, kept);
  await addOn.started();
  const host = await addOn.host();
  const own = (path: string) => `moz-extension://${host}/${path}`;
  let asked: Promise<Worker> | undefined;
  return {
    ...tab,
    extensionId: host,
    own,
    serviceWorker: () => {
      asked ??= openBehind(context, wire, own('entry.html'));
      return asked;
    },
    stopServiceWorker: () => addOn.stopBackground(),
    tellIdle: (state) => addOn.tellIdle(state),
    updateExtension: () => addOn.install(),
    setExtensionEnabled: (on) => addOn.setEnabled(on),
    allowHosts: (on) => addOn.allowHosts(on),
    allowPrivateWindows: () => addOn.allowPrivateWindows(),
    logs: () => logsInFirefox(addOn),
    memory: () => memoryInFirefox(addOn),
    setClock: (ahead) => setInFirefox(addOn, ahead),
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
