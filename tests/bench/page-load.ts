/** A page load through Porthole in an entered tab, against the same app at its own root. Bar: 1.05. */
import type { Page } from 'playwright-core';
import type { Bench } from './bench.ts';
import { alternate, compare, tell } from './stats.ts';

const REPEATS = 15;

export const pageLoad: Bench = {
  title: 'A page load in an entered tab, against the app at its own root and behind the bare proxy',
  async run({ porthole, urls }) {
    const { own, proxied } = await urls();
    const browser = await porthole();
    const [direct, through] = [await browser.page(), await browser.page()];
    await direct.goto(own);
    await through.goto(proxied, { waitUntil: 'commit' });
    await loaded(through);
    const [repaired, plain] = await alternate(
      REPEATS,
      { name: 'through Porthole', unit: 'ms', once: () => reload(through) },
      { name: 'at its own root', unit: 'ms', once: () => reload(direct) },
    );
    await Promise.all([direct.close(), through.close()]);
    if (!repaired || !plain) throw new Error('nothing was timed');
    return [tell(repaired), tell(plain), compare(repaired, plain, 1.05)];
  },
};

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
