/**
 * What the user typed: a bare URL that nobody leads to, and that the tab hasn't shown before. The listener knows that of
 * the request, whatever the browser tells of the document.
 */
import { bareUrl } from '../../state/mounts.ts';
import { withoutFragment } from '../../state/without-fragment.ts';
import type { Network } from '../network.ts';

/** Of each tab's last navigation. */
const last = new Map<number, string>();

export function keepTyped(tab: number, url: string): void {
  last.set(tab, url);
}

export function forgetTyped(tab: number): void {
  last.delete(tab);
}

export const typed: Network['typed'] = ({ tabId, url }, mount) => {
  const bare = bareUrl(url, mount);
  return last.get(tabId) === withoutFragment(bare) ? bare : null;
};
