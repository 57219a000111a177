/** What the page layer costs each frame before its first script. Bar: 1 ms in the median. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { median, tell } from './stats.ts';

const FRAMES = 60;
const SCRIPT = join(import.meta.dirname, '../../dist/chromium/page.js');

export const documentStart: Bench = {
  title: 'Cost at document_start, per frame',
  async run({ browser, urls }) {
    const page = await (await browser()).page();
    const source = await readFile(SCRIPT, 'utf8');
    // The page layer itself, timed from inside: a browser injects it just so, at document_start.
    await page.addInitScript(`{ const start = performance.now(); ${source};
      window.cost = performance.now() - start; }`);
    await page.goto(`${(await urls()).proxied}blank`);
    const values = await page.evaluate(async (frames) => {
      const prefix = performance.getEntriesByType('navigation')[0]?.name ?? '';
      const costs: number[] = [];
      for (let i = 0; i < frames; i++) {
        const frame = document.createElement('iframe');
        const loaded = new Promise((done) => frame.addEventListener('load', done));
        frame.src = prefix;
        document.body.append(frame);
        await loaded;
        costs.push((frame.contentWindow as unknown as { cost: number }).cost);
        frame.remove();
      }
      return costs;
    }, FRAMES);
    await page.close();
    const series = { name: 'page layer', unit: 'ms', values };
    return [tell(series), `  bar 1 ms: ${median(values) <= 1 ? 'held' : 'MISSED'}`];
  },
};
