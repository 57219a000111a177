import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Demo, Listed } from '../../demo/index.ts';
import type { Browser } from '../../tests/harness/index.ts';
import type { Options } from './options.ts';
import { recordOf, tell } from './record.ts';

const size = { width: 1000, height: 640 };
const settled = 5_000;

async function picture(page: Page, options: Options, name: string): Promise<string> {
  await mkdir(options.pictures, { recursive: true });
  const path = join(options.pictures, `${name}-${options.extension ? 'with' : 'without'}.png`);
  await page.screenshot({ path });
  return path;
}

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.page();
  await page.setViewportSize(size);
  // The network layer may lead through a page of the extension: 'commit' is all that is sure.
  // Without Porthole a page may not even arrive.
  await page.goto(url, { waitUntil: 'commit' }).catch(() => {});
  return page;
}

/** @returns whether the UI did its part */
async function visit(browser: Browser, { ui, url }: Listed, options: Options): Promise<boolean> {
  const page = await open(browser, url);
  const failure = await ui.use(page).then(
    () => undefined,
    (error: Error) => error.message.split('\n')[0],
  );
  console.log(`\n${ui.title} (${url})`);
  console.log(failure === undefined ? '  works' : `  is broken: ${ui.breaksBy}`);
  if (options.extension) {
    for (const line of await tell(await recordOf(browser, url))) console.log(`  ${line}`);
  }
  console.log(`  picture: ${await picture(page, options, ui.name)}`);
  await page.close();
  return failure === undefined;
}

/** Uses every UI of the demo, and fails unless all work with Porthole, or all are broken without it. */
export async function tour(browser: Browser, demo: Demo, options: Options): Promise<void> {
  const list = await open(browser, demo.page);
  console.log(`The list of UIs (${demo.page})\n  picture: ${await picture(list, options, 'list')}`);
  const odd: string[] = [];
  for (const listed of demo.listed) {
    if ((await visit(browser, listed, options)) !== options.extension) odd.push(listed.ui.title);
  }
  if (odd.length === 0) return;
  const wanted = options.extension ? 'did not work' : 'worked without Porthole';
  throw new Error(`unexpected: ${odd.join(', ')} ${wanted}`);
}

/** Opens a page of a real proxy and says what was done about it. */
export async function look(browser: Browser, url: string, options: Options): Promise<void> {
  const page = await open(browser, url);
  await page.waitForLoadState('load').catch(() => {});
  await page.waitForLoadState('networkidle', { timeout: settled }).catch(() => {});
  console.log(`${await page.title()} (${page.url()})`);
  if (options.extension) {
    for (const line of await tell(await recordOf(browser, url))) console.log(`  ${line}`);
  }
  console.log(`  picture: ${await picture(page, options, 'page')}`);
}
