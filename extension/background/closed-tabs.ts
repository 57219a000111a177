/** A closed tab leaves nothing behind. */
import { browser } from 'wxt/browser';
import { chromium } from '../network/chromium.ts';
import { changeTab } from '../state/tab.ts';

export function forgetClosedTabs(): void {
  browser.tabs.onRemoved.addListener(async (tab) => {
    await changeTab(tab, () => null);
    await chromium.leave(tab);
  });
}
