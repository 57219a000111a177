/** Which root the page sees, and the one change of mind that Auto allows. */

import { WAY_BACK } from './events.ts';
import type { Mount } from './mount.ts';
import {
  here,
  historyState,
  replaceState,
  sessionStorageOf,
  setItem,
  slice,
  startsWith,
  win,
} from './natives.ts';
import { toldTo } from './told.ts';

export type Mode = 'root' | 'prefix';
/** Why the mode is in force. What begins with `shows-` is evidence found in the document. */
export type Reason =
  | 'default'
  | 'pinned'
  | 'healthier'
  | 'inherited'
  | 'posted'
  | 'framed'
  | 'sandboxed'
  | 'shows-script'
  | 'shows-meta';

/** How a document begins. */
export interface First {
  readonly mode: Mode;
  readonly reason: Reason;
}

export function firstMode(mount: Mount, pinned: First | null): First {
  if (mount.inherited) return { mode: mount.masked ? 'root' : 'prefix', reason: 'inherited' };
  // `replaceState` would make the reload of an answered form a GET.
  if (toldTo(win).posted) return { mode: 'prefix', reason: 'posted' };
  // What is relative starts at the visible URL, and below the root the tab's rules bring another service's.
  if (mount.foreign) return { mode: 'prefix', reason: 'framed' };
  return pinned ?? { mode: 'root', reason: 'default' };
}

/** Takes the prefix off the visible URL, without a new history entry. A sandboxed document may refuse. */
export function mask(mount: Mount): boolean {
  const { origin, prefix, inherited } = mount;
  if (inherited || !startsWith(here.pathname, prefix)) return true;
  try {
    setPath(origin, slice(here.pathname, prefix.length) || '/');
    if (win === win.top) leaveWayBack(mount);
    return true;
  } catch {
    return false;
  }
}

/** For when the tab's rules are gone, in a browser that was restarted: only this storage and the visible URL remain. */
export function leaveWayBack({ prefix }: Mount): void {
  try {
    setItem(sessionStorageOf(win), WAY_BACK, prefix);
  } catch {
    // Full, or not allowed here: then the user will be asked.
  }
}

/** Puts the prefix back on the visible URL. */
export function unmask({ origin, prefix, inherited }: Mount): void {
  if (inherited || startsWith(here.pathname, prefix)) return;
  setPath(origin, prefix + here.pathname);
}

/**
 * Absolute, because a path may begin with `//`, which would be read as a host; with what follows it as it stands, since
 * `search` and `hash` don't tell an empty one from none.
 */
function setPath(origin: string, path: string): void {
  const rest = slice(here.href, origin.length + here.pathname.length);
  replaceState(win.history, historyState(win.history), '', origin + path + rest);
}
