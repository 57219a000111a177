/** What the launch of either browser with an extension needs. */
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { LaunchOptions } from './browser.ts';
import { waitFor } from './worker.ts';

export async function requireManifest(extension: string): Promise<void> {
  await access(join(extension, 'manifest.json')).catch(() => {
    throw new Error(`no manifest.json in ${extension}: build the extension first (npm run build)`);
  });
}

/** Whether the extension will be installed anew, and has a page to say so. */
export async function isNewTo({ extension, profile }: LaunchOptions): Promise<boolean> {
  const exists = (path: string) =>
    access(path)
      .then(() => true)
      .catch(() => false);
  if (!extension || !(await exists(join(extension, 'welcome.html')))) return false;
  return !profile || !(await exists(profile)) || (await readdir(profile)).length === 0;
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
