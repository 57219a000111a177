import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { removedDefaults, switches } from './switches.ts';
import { ExtensionWorker, waitFor } from './worker.ts';

/** Tells, asked in the extension's service worker, whether the extension has finished starting. */
export type Ready = (worker: Worker) => Promise<boolean>;

export interface LaunchOptions {
  /** Folder of the unpacked extension. */
  extension?: string;
  headless?: boolean;
  args?: readonly string[];
  /** Public-key hashes (base64 SHA-256 of the SPKI) whose certificate errors are ignored. */
  ignoreCertificateSpki?: string | readonly string[];
  /** When the extension counts as started; by default once it has dynamic network rules. */
  ready?: Ready;
  /** A profile to keep between launches; by default a new, empty one that goes with the browser. */
  profile?: string;
  /** Leaves the page open that the extension shows once to a new user. */
  welcome?: boolean;
}

export interface Browser {
  context: BrowserContext;
  /** A new tab. */
  page(): Promise<Page>;
  extensionId?: string;
  /** The extension's service worker that runs now; waits for one if it is asleep. */
  serviceWorker(): Promise<Worker>;
  /** Puts the extension's service worker to sleep, as the browser does after idle time. */
  stopServiceWorker(): Promise<void>;
  close(): Promise<void>;
}

export const hasDynamicRules: Ready = (worker) =>
  worker.evaluate(async () => {
    // @ts-expect-error chrome exists only inside the extension
    const rules = await chrome.declarativeNetRequest.getDynamicRules();
    return rules.length > 0;
  });

async function requireManifest(extension: string): Promise<void> {
  await access(join(extension, 'manifest.json')).catch(() => {
    throw new Error(`no manifest.json in ${extension}: build the extension first (npm run build)`);
  });
}

/** Whether the extension will be installed anew, and has a page to say so. */
async function isNewTo({ extension, profile }: LaunchOptions): Promise<boolean> {
  const exists = (path: string) =>
    access(path)
      .then(() => true)
      .catch(() => false);
  if (!extension || !(await exists(join(extension, 'welcome.html')))) return false;
  return !profile || !(await exists(join(profile, 'Default')));
}

/** The page that a new user sees first, open already or still to come. */
export async function welcomePage(context: BrowserContext): Promise<Page> {
  const find = () => context.pages().find((page) => page.url().endsWith('/welcome.html'));
  await waitFor('the welcome page', async () => find() !== undefined);
  const page = find();
  if (!page) throw new Error('the welcome page was closed as soon as it was there');
  await page.waitForLoadState();
  return page;
}

/** A Chromium that differs from a user's only where a test machine forces it to. */
export async function launch(options: LaunchOptions = {}): Promise<Browser> {
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

async function withExtension(context: BrowserContext, options: LaunchOptions): Promise<Browser> {
  const tab = { context, page: () => context.newPage(), close: () => context.close() };
  if (!options.extension) {
    const none = () => Promise.reject(new Error('this browser was launched without an extension'));
    return { ...tab, serviceWorker: none, stopServiceWorker: none };
  }
  const worker = await ExtensionWorker.of(context);
  await worker.waitUntil(options.ready ?? hasDynamicRules);
  return {
    ...tab,
    extensionId: worker.extensionId,
    serviceWorker: () => worker.running(),
    stopServiceWorker: () => worker.stop(),
  };
}
