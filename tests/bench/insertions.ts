/** 10,000 links or images put into a proxied page by a script, with and without Porthole. Bar: 1.05. */
import type { Page } from 'playwright-core';
import type { Bench } from './bench.ts';
import { alternate, compare, tell } from './stats.ts';

const REPEATS = 15;

export const insertions: Bench = {
  title: '10,000 links and images put into a proxied page',
  async run({ browser, porthole, urls }) {
    const { proxied } = await urls();
    const open = async (tab: Promise<Page>) => {
      const page = await tab;
      await page.goto(`${proxied}insert`, { waitUntil: 'commit' });
      await page.waitForURL(({ protocol }) => protocol === 'http:');
      await page.waitForFunction('typeof insert === "function"');
      return page;
    };
    const without = await open((await browser()).page());
    const withIt = await open((await porthole()).page());
    const lines: string[] = [];
    for (const kind of ['a', 'img']) {
      const once = (page: Page) => () => page.evaluate<number>(`insert('${kind}')`);
      await alternate(
        2,
        { name: '', unit: '', once: once(without) },
        { name: '', unit: '', once: once(withIt) },
      );
      const [plain, repaired] = await alternate(
        REPEATS,
        { name: `${kind} without Porthole`, unit: 'ms', once: once(without) },
        { name: `${kind} with Porthole`, unit: 'ms', once: once(withIt) },
      );
      if (plain && repaired)
        lines.push(tell(plain), tell(repaired), compare(repaired, plain, 1.05));
    }
    await Promise.all([without.close(), withIt.close()]);
    return lines;
  },
};
