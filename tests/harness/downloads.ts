import { readFile } from 'node:fs/promises';
import type { BrowserContext, Download, Page } from 'playwright-core';
import type { Downloaded } from './browser.ts';

export async function downloadInChromium(
  context: BrowserContext,
  by: () => Promise<unknown>,
): Promise<Downloaded> {
  const started = nextOf(context);
  await by();
  const download = await started;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

/** Of whichever tab it comes from. */
function nextOf(context: BrowserContext): Promise<Download> {
  return new Promise((started) => {
    const listen = (page: Page) => page.once('download', started);
    context.pages().forEach(listen);
    context.once('page', listen);
  });
}
