/** What is timed inside a browser's page: the page layer's own URL functions against the browser's. */
import { judge, mount } from '../../extension/core/generated/page-core.js';
import { urlsOf } from '../../extension/page/urls.ts';
import { ORIGIN, PREFIX, RAW } from './urls.ts';

/** Nanoseconds for one URL, over so many rounds of all of them. */
function time(rounds: number, each: (raw: string) => unknown, urls: readonly string[]): number {
  let kept: unknown;
  const start = performance.now();
  for (let round = 0; round < rounds; round++) for (const raw of urls) kept = each(raw);
  const elapsed = performance.now() - start;
  if (kept === undefined) throw new Error('nothing was computed');
  return (elapsed * 1e6) / (rounds * urls.length);
}

export function timings(rounds: number): Record<'inside' | 'judge' | 'native', number> {
  const base = `${location.origin}/`;
  const { inside } = urlsOf({ origin: location.origin, prefix: PREFIX });
  const hrefs = RAW.map((raw) => new URL(raw, ORIGIN).href);
  const native = time(rounds, (raw) => new URL(raw, base).href, RAW);
  const insideTime = time(rounds, inside, RAW);
  mount(ORIGIN, PREFIX);
  return { native, inside: insideTime, judge: time(rounds, judge, hrefs) };
}

Object.assign(globalThis, { timings });
