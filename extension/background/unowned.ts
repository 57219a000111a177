/**
 * Requests of workers that no tab owns. While two mounts of a host are open, nobody
 * can tell whose they are, so they go where they say, and miss their mount; the
 * tabs of that host are told. Watched only while that is so.
 */
import { type Browser, browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { addLosses } from '../state/losses.ts';
import { readTabs, type TabRecord } from '../state/tab.ts';
import { inOrder } from './order.ts';

type Answer = Browser.webRequest.OnCompletedDetails;

let watched = '';

export function noticeUnowned(): void {
  browser.storage.session.onChanged.addListener((changes) => {
    if (Object.values(changes).some(isMove)) void watch();
  });
  void watch();
}

/** Whether a tab has come to a mount or left one. */
function isMove({ oldValue, newValue }: Browser.storage.StorageChange): boolean {
  const place = (value: unknown) => {
    const { mount, entered } = (value ?? {}) as Partial<TabRecord>;
    return entered ? mount : undefined;
  };
  return place(oldValue) !== place(newValue);
}

async function watch(): Promise<void> {
  const origins = sharedOrigins((await readTabs()).values());
  if (origins.join() === watched) return;
  watched = origins.join();
  browser.webRequest.onCompleted.removeListener(take);
  if (origins.length === 0) return;
  const urls = origins.map((origin) => `${origin}/*`);
  browser.webRequest.onCompleted.addListener(take, { urls });
}

/** The origins on which several mounts are open. */
function sharedOrigins(records: Iterable<TabRecord>): string[] {
  const mounts = new Map<string, Set<string>>();
  for (const { mount, entered } of records) {
    const { origin } = new URL(mount);
    if (entered) mounts.set(origin, (mounts.get(origin) ?? new Set()).add(mount));
  }
  return [...mounts]
    .filter(([, open]) => open.size > 1)
    .map(([origin]) => origin)
    .sort();
}

function take({ tabId, url, initiator, statusCode }: Answer): void {
  const { origin } = new URL(url);
  if (tabId === -1 && statusCode >= 400 && initiator === origin) void tell(origin, url);
}

async function tell(origin: string, url: string): Promise<void> {
  await core.ready();
  if (core.parseOrNull(url)) return;
  for (const [tab, { entered, mount }] of await readTabs()) {
    if (!entered || new URL(mount).origin !== origin) continue;
    await inOrder(tab, () => addLosses(tab, [core.unownedLoss(mount, url)]));
  }
}
