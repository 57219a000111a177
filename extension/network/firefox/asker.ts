/**
 * Who asks: the mount of the document that a request is of. Firefox names it by the URL that it was loaded from,
 * whatever it shows by now. What has no URL of its own (a worker made of a blob, a sandboxed frame) is told by its frame.
 */
import { browser } from 'wxt/browser';
import { readTab, readTabs } from '../../state/tab.ts';
import type { Known } from './known.ts';
import type { Request } from './request.ts';

/** The mount's URL; `null` where no mount asks. */
export function askerOf(request: Request, known: Known): string | null | Promise<string | null> {
  const named = known.mountOf(request.originUrl) ?? known.mountOf(request.documentUrl);
  if (named !== null) return named;
  return isNamed(request) ? null : byFrame(request, known);
}

/** A worker made of a blob goes by its origin alone, which is the host's; a page at the root of another site doesn't. */
function isNamed({ url, originUrl, documentUrl }: Request): boolean {
  const by = documentUrl ?? originUrl;
  return by !== undefined && by !== `${new URL(url.replace(/^ws/, 'http')).origin}/`;
}

async function byFrame({ url, tabId, frameId }: Request, known: Known): Promise<string | null> {
  const { origin } = new URL(url);
  if (tabId < 0) return onlyMount(origin);
  const frame = await browser.webNavigation.getFrame({ tabId, frameId });
  const shown = known.mountOf(frame?.url);
  if (shown || isOfAnotherSite(frame?.url, origin)) return shown;
  const record = await readTab(tabId);
  const isHere = record?.entered && new URL(record.mount).origin === origin;
  return isHere ? known.mountOf(record.mount) : null;
}

/** What has no URL of its own, and what a page shows in place of its own, is of its tab. */
function isOfAnotherSite(url: string | undefined, origin: string): boolean {
  return url?.startsWith('http') === true && new URL(url).origin !== origin;
}

/** What belongs to no tab is told only where one mount of the host is open. */
async function onlyMount(origin: string): Promise<string | null> {
  const mounts = new Set<string>();
  for (const { entered, mount } of (await readTabs()).values()) {
    if (entered && new URL(mount).origin === origin) mounts.add(mount);
  }
  const [only] = mounts;
  return mounts.size === 1 && only ? only : null;
}
