/**
 * A jump over several entries of the tab's history may lead to a masked one of
 * another service, which the network layer took for this one's. A page that is
 * left keeps its real URL there, so the entries around tell whose it is.
 */
import * as core from './core.ts';
import type { Mount } from './mount.ts';
import { here, leaveFor, NativeURL, navigationEntry, slice, tabHistory } from './natives.ts';

/** Goes to the service that this entry belongs to; `false` where it is this one's. */
export function returnStray({ origin, prefix, inherited }: Mount): boolean {
  if (inherited || !cameByGuess()) return false;
  const owner = ownerOf(tabHistory());
  if (owner === null || owner === prefix) return false;
  leaveFor(origin + owner + slice(here.href, origin.length + prefix.length));
  return true;
}

/** Back or Forward to a masked URL is redirected to the service that the tab is in. */
function cameByGuess(): boolean {
  const entry = navigationEntry();
  return entry?.type === 'back_forward' && entry.redirectCount > 0;
}

/** The prefix in the next real URL: the last page of each service was left. Else in the one before. */
function ownerOf({ urls, at }: ReturnType<typeof tabHistory>): string | null {
  for (let i = at + 1; i < urls.length; i++) {
    const prefix = prefixIn(urls[i]);
    if (prefix !== null) return prefix;
  }
  for (let i = at - 1; i >= 0; i--) {
    const prefix = prefixIn(urls[i]);
    if (prefix !== null) return prefix;
  }
  return null;
}

function prefixIn(url: string | undefined): string | null {
  return url ? core.prefixOf(new NativeURL(url).pathname) : null;
}
