/** What a tab's document tells of itself, asked in the document. */
import { browser } from 'wxt/browser';
import { WAY_BACK } from '../page/events.ts';

/** A document that is no page, in place of which an app may have been. */
export interface Visit {
  readonly url: string;
  readonly status: number;
  /** Reloaded, restored, or reached by Back or Forward. */
  readonly revisited: boolean;
  /** The prefix that a page of this tab left in the origin's session storage. */
  readonly wayBack: string;
}

/** The URL that the document was loaded from, whatever it shows by now. */
export function loadedUrl(tab: number): Promise<string | null> {
  return run(tab, () => performance.getEntriesByType('navigation')[0]?.name ?? null);
}

/** `null` for a page. */
export function visitOf(tab: number): Promise<Visit | null> {
  return run(tab, readVisit, WAY_BACK);
}

/** Leads the document on, without an entry in the tab's history. */
export async function replace(tab: number, url: string): Promise<void> {
  await run(tab, (to) => location.replace(to), url);
}

/** Runs in the document. */
function readVisit(key: string): Visit | null {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const isPlain = ['application/json', 'text/plain'].includes(document.contentType);
  if (!entry || !isPlain) return null;
  let wayBack = '';
  try {
    wayBack = sessionStorage.getItem(key)?.slice(0, 1024) ?? '';
  } catch {
    // A sandboxed document has no storage.
  }
  const revisited = entry.type !== 'navigate';
  return { url: location.href, status: entry.responseStatus, revisited, wayBack };
}

/** `null` where the browser lets us into no document: a discarded tab, an error page, a host without its permission. */
async function run<Args extends string[], T>(
  tab: number,
  func: (...args: Args) => T,
  ...args: Args
): Promise<Awaited<T> | null> {
  try {
    const target = { tabId: tab };
    const [done] = await browser.scripting.executeScript({ target, func, args });
    return done?.result ?? null;
  } catch {
    return null;
  }
}
