/** Which root the page sees, and the one change of mind that Auto allows. */
import type { Mount } from './mount.ts';
import { here, historyState, replaceState, slice, startsWith, win } from './natives.ts';

export type Mode = 'root' | 'prefix';
/** Why the mode is in force. What begins with `shows-` is evidence found in the document. */
export type Reason = 'default' | 'pinned' | 'inherited' | 'shows-script' | 'shows-meta';

/** Takes the prefix off the visible URL, without a new history entry. */
export function mask({ origin, prefix, inherited }: Mount): void {
  if (inherited || !startsWith(here.pathname, prefix)) return;
  setPath(origin, slice(here.pathname, prefix.length) || '/');
}

/** Puts the prefix back on the visible URL. */
export function unmask({ origin, prefix, inherited }: Mount): void {
  if (inherited || startsWith(here.pathname, prefix)) return;
  setPath(origin, prefix + here.pathname);
}

/** Absolute, because a path may begin with `//`, which would be read as a host. */
function setPath(origin: string, path: string): void {
  replaceState(win.history, historyState(win.history), '', origin + path + here.search + here.hash);
}
