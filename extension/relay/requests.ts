/**
 * Keeps the slowest and the failed requests of a document, as its timeline tells of them. Begins when the page is
 * loaded, so that it costs the page nothing until then; the timeline itself holds the first 250.
 */
import { MOST_FAILED, MOST_SLOW, type Spent, type Timed, type Told } from '../state/requests.ts';

/** In milliseconds: what takes less, nobody waits for. */
const SLOW = 200;

/** What there is to tell, once asked; nothing for a document that is no mount's. */
export function watchRequests(): (() => Told) | null {
  const [own] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!own?.name.includes('/proxy/')) return null;
  const slow = new Map<string, Timed>();
  const failed = new Map<string, Timed>();
  const note = (entries: PerformanceEntryList) => {
    for (const entry of entries as PerformanceResourceTiming[]) {
      // Most of them, at the least cost.
      if (entry.responseStatus < 400 && entry.duration < SLOW) continue;
      if (!entry.name.startsWith('http')) continue;
      const timed = timedOf(entry);
      if (timed.status >= 400) keepFailed(failed, timed);
      // Among the others are streams, which are meant to last.
      else if (entry.initiatorType !== 'other') keepSlow(slow, timed);
    }
  };
  const begin = once(() => {
    note(performance.getEntriesByType('resource'));
    new PerformanceObserver((list) => note(list.getEntries())).observe({ type: 'resource' });
  });
  window.addEventListener('load', begin, { once: true });
  return () => {
    begin();
    note([own]);
    return { document: own.name, slow: [...slow.values()], failed: [...failed.values()] };
  };
}

function timedOf(entry: PerformanceResourceTiming): Timed {
  const { origin, pathname } = new URL(entry.name);
  const { startTime, responseEnd, responseStatus: status } = entry;
  const time = Math.max(0, responseEnd - startTime);
  return { url: origin + pathname, status, time, spent: spentOn(entry) };
}

function spentOn(entry: PerformanceResourceTiming): Spent | undefined {
  const { startTime, requestStart, responseStart, responseEnd } = entry;
  if (requestStart === 0 || responseStart === 0) return;
  const parts: [Spent, number][] = [
    ['queue', requestStart - startTime],
    ['answer', responseStart - requestStart],
    ['transfer', responseEnd - responseStart],
  ];
  return parts.sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** A poll that fails each time is told once. */
function keepFailed(failed: Map<string, Timed>, timed: Timed): void {
  const key = `${timed.status} ${timed.url}`;
  if (failed.size < MOST_FAILED && !failed.has(key)) failed.set(key, timed);
}

/** Each URL once, at its slowest. */
function keepSlow(slow: Map<string, Timed>, timed: Timed): void {
  const known = slow.get(timed.url);
  if (timed.time < SLOW || (known && known.time >= timed.time)) return;
  slow.set(timed.url, timed);
  if (slow.size <= MOST_SLOW) return;
  const [fastest] = [...slow.values()].sort((a, b) => a.time - b.time);
  if (fastest) slow.delete(fastest.url);
}

function once(what: () => void): () => void {
  let done = false;
  return () => {
    if (!done) what();
    done = true;
  };
}
