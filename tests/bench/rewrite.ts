/** One rewrite against the platform's own `new URL()`, in Node and in Chromium. Bar: below 1. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { judge, mount } from '../../extension/core/generated/page-core.js';
import type { Bench } from './bench.ts';
import { alternate, compare, tell } from './stats.ts';
import { ORIGIN, PREFIX, RAW } from './urls.ts';

const ROUNDS = 20_000;
const REPEATS = 9;

export const rewrite: Bench = {
  title: 'One rewrite against new URL()',
  async run({ browser, blankPage }) {
    return [
      'Node',
      ...(await inNode()),
      'Chromium',
      ...(await inChromium(await browser(), await blankPage())),
    ];
  },
};

async function inNode(): Promise<string[]> {
  mount(ORIGIN, PREFIX);
  const hrefs = RAW.map((raw) => new URL(raw, ORIGIN).href);
  const time = (each: () => void) => () => {
    const start = performance.now();
    for (let round = 0; round < ROUNDS; round++) each();
    return ((performance.now() - start) * 1e6) / (ROUNDS * RAW.length);
  };
  const core = {
    name: 'page core',
    unit: 'ns',
    once: time(() => {
      for (const href of hrefs) judge(href);
    }),
  };
  const native = {
    name: 'new URL',
    unit: 'ns',
    once: time(() => {
      for (const raw of RAW) new URL(raw, ORIGIN);
    }),
  };
  const [judged, parsed] = await alternate(REPEATS, core, native);
  if (!judged || !parsed) throw new Error('nothing was timed');
  return [tell(judged), tell(parsed), compare(judged, parsed, 1)];
}

async function inChromium(
  browser: { page(): Promise<import('playwright-core').Page> },
  url: string,
): Promise<string[]> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
  });
  const page = await browser.page();
  await page.goto(url);
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  const series: Record<string, number[]> = { inside: [], judge: [], native: [] };
  for (let i = 0; i < REPEATS; i++) {
    const times = await page.evaluate(
      (rounds) =>
        (globalThis as never as { timings(n: number): Record<string, number> }).timings(rounds),
      ROUNDS,
    );
    for (const [name, time] of Object.entries(times)) series[name]?.push(time);
  }
  await page.close();
  const of = (name: string, key: string) => ({ name, unit: 'ns', values: series[key] ?? [] });
  const [inside, judged, native] = [
    of('page layer (raw text in)', 'inside'),
    of('page core (href in)', 'judge'),
    of('new URL', 'native'),
  ];
  return [
    tell(inside),
    tell(judged),
    tell(native),
    compare(inside, native, 1),
    compare(judged, native, 1),
  ];
}
