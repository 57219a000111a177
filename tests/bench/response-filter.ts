/**
 * What the filter of documents costs in Firefox, which takes every byte of them through the extension: a long document
 * behind the proxy, in a Firefox with Porthole and in one without.
 */
import type { Page } from 'playwright-core';
import type { Bench } from './bench.ts';
import { alternate, compare, median, type Series, tell } from './stats.ts';

const REPEATS = 9;
const MEGABYTES = 4;
const KINDS = ['words', 'links'];

export const responseFilter: Bench = {
  title: 'A long document in Firefox, through the filter and without',
  async run({ firefox, portholeInFirefox, urls }) {
    const { proxied } = await urls();
    const pages = [await (await portholeInFirefox()).page(), await (await firefox()).page()];
    const lines: string[] = [];
    for (const kind of KINDS) {
      const turns = ['through Porthole', 'behind the bare proxy'].map((name, i) => ({
        name: `${MEGABYTES} MB of ${kind} ${name}`,
        unit: 'ms',
        once: () => arrival(pages[i] as Page, `${proxied}long-${kind}-${MEGABYTES}`),
      }));
      const [ours, bare] = (await alternate(REPEATS, ...turns)) as [Series, Series];
      lines.push(tell(ours), tell(bare), compare(ours, bare));
      const each = (median(ours.values) - median(bare.values)) / MEGABYTES;
      lines.push(`  that is ${each.toFixed(1)} ms a megabyte`);
    }
    return lines;
  },
};

/** From the request to the last byte, parsed. */
async function arrival(page: Page, url: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction("document.title === 'long' && document.readyState === 'complete'");
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return entry ? entry.domInteractive - entry.requestStart : Number.NaN;
  });
}
