/** What the entry page adds to the first navigation of a tab. Bar: 50 ms in the median, warm. */
import type { Bench } from './bench.ts';
import { median, tell } from './stats.ts';

const REPEATS = 15;

export const entry: Bench = {
  title: 'The entry page',
  async run({ porthole, urls }) {
    const { proxied } = await urls();
    const browser = await porthole();
    const values: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const page = await browser.page();
      const times = new Promise<number>((done) => {
        let entered = 0;
        page.on('framenavigated', (frame) => {
          if (frame !== page.mainFrame()) return;
          if (frame.url().startsWith('chrome-extension:')) entered = performance.now();
          else if (entered) done(performance.now() - entered);
        });
      });
      await page.goto(`${proxied}blank`, { waitUntil: 'commit' });
      values.push(await times);
      await page.close();
    }
    const [cold, ...warm] = values as [number, ...number[]];
    return [
      tell({ name: 'first', unit: 'ms', values: [cold] }),
      tell({
        name: 'warm, from its commit to the commit of the document',
        unit: 'ms',
        values: warm,
      }),
      `  bar 50 ms warm: ${median(warm) <= 50 ? 'held' : 'MISSED'}, 150 ms cold: ${cold <= 150 ? 'held' : 'MISSED'}`,
    ];
  },
};
