/**
 * What the user typed: a bare URL that nobody leads to, and that the tab hasn't shown before. Of its document Firefox tells
 * that it was typed only where the address bar was used, and not for a bookmark or another program's link.
 */
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
  const bare = new URL(mount).origin + url.slice(mount.length - 1);
  return last.get(tabId) === bare.replace(/#.*/s, '') ? bare : null;
};
