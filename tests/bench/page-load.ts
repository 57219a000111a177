/**
 * A page load through Porthole in an entered tab, against the same app at its own root. Bar: 1.05. A second page, which
 * works behind the bare proxy too, shows how much of the time is the proxy's own, and how much any extension costs that
 * has as much as one network rule: Chromium then leads every request through its browser process.
 */
import type { Page } from 'playwright-core';
import type { Browser } from '../harness/index.ts';
import type { Bench } from './bench.ts';
import { alternate, compare, type Series, tell } from './stats.ts';

const REPEATS = 15;

export const pageLoad: Bench = {
  title: 'A page load in an entered tab, against the app at its own root and behind the bare proxy',
  async run({ browser, porthole, least, urls }) {
    const { own, proxied } = await urls();
    const [bare, ours, ruled] = [await browser(), await porthole(), await least()];
    const [repaired, plain] = (await times([
      ['through Porthole', ours, proxied],
      ['at its own root', bare, own],
    ])) as [Series, Series];
    const [whole, rule, alone, there] = (await times([
      ['nothing to repair, through Porthole', ours, `${proxied}whole`],
      ['beside an extension with one rule', ruled, `${proxied}whole`],
      ['behind the bare proxy', bare, `${proxied}whole`],
      ['at its own root', bare, `${own}whole`],
    ])) as [Series, Series, Series, Series];
    return [
      tell(repaired),
      tell(plain),
      compare(repaired, plain, 1.05),
      ...[whole, rule, alone, there].map(tell),
      compare(whole, rule),
      compare(rule, alone),
      compare(alone, there),
    ];
  },
};

type Subject = readonly [name: string, browser: Browser, url: string];

async function times(subjects: readonly Subject[]): Promise<Series[]> {
  const pages: Page[] = [];
  for (const [, browser, url] of subjects) {
    const page = await browser.page();
    await page.goto(url, { waitUntil: 'commit' });
    await loaded(page);
    pages.push(page);
  }
  const once = (i: number) => () => reload(pages[i] as Page);
  const turns = subjects.map(([name], i) => ({ name, unit: 'ms', once: once(i) }));
  const series = await alternate(REPEATS, ...turns);
  await Promise.all(pages.map((page) => page.close()));
  return series;
}

async function loaded(page: Page): Promise<void> {
  await page.waitForURL(({ protocol }) => protocol === 'http:');
  await page.waitForFunction("document.title === 'ran 1' && document.readyState === 'complete'");
}

async function reload(page: Page): Promise<number> {
  await page.reload({ waitUntil: 'commit' });
  await loaded(page);
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return entry?.loadEventStart ?? Number.NaN;
  });
}
