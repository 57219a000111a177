/**
 * What the entry page takes of the first navigation of a tab. Bar: 50 ms in the median, warm. Beside it the least that
 * such a page can take: one that does nothing but lead on, in an extension with nothing else.
 */
import type { Browser } from '../harness/index.ts';
import type { Bench } from './bench.ts';
import { alternate, compare, median, type Series, tell } from './stats.ts';

const REPEATS = 15;

export const entry: Bench = {
  title: 'The entry page',
  async run({ porthole, least, urls }) {
    const url = `${(await urls()).proxied}blank`;
    const [ours, leading] = [await porthole(), await least()];
    const cold = await first(ours, url);
    const [warm, floor] = (await alternate(
      REPEATS,
      turn('warm, from its commit to the commit of the document', ours, url),
      turn('of a page that only leads on', leading, url),
    )) as [Series, Series];
    return [
      tell({ name: 'first', unit: 'ms', values: [cold] }),
      tell(warm),
      tell(floor),
      compare(warm, floor),
      `  bar 50 ms warm: ${median(warm.values) <= 50 ? 'held' : 'MISSED'}, 150 ms cold: ${cold <= 150 ? 'held' : 'MISSED'}`,
    ];
  },
};

function turn(name: string, browser: Browser, url: string) {
  return { name, unit: 'ms', once: () => first(browser, url) };
}

async function first(browser: Browser, url: string): Promise<number> {
  const page = await browser.page();
  const passed = new Promise<number>((done) => {
    let entered = 0;
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return;
      if (frame.url().startsWith('chrome-extension:')) entered = performance.now();
      else if (entered) done(performance.now() - entered);
    });
  });
  await page.goto(url, { waitUntil: 'commit' });
  const time = await passed;
  await page.close();
  return time;
}
