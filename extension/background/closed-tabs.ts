/** A closed tab leaves nothing behind. */
import { browser } from 'wxt/browser';
import { network } from '../network/this-browser.ts';
import { dropAsIs } from '../state/as-is.ts';
import { changeTab } from '../state/tab.ts';

export function forgetClosedTabs(): void {
  browser.tabs.onRemoved.addListener(async (tab) => {
    await Promise.all([changeTab(tab, () => null), dropAsIs(tab)]);
    await network.leave(tab);
  });
}
