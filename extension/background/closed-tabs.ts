/** A closed tab leaves nothing behind. */
import { browser } from 'wxt/browser';
import { network } from '../network/this-browser.ts';
import { dropAsIs } from '../state/as-is.ts';
import { dropProposal } from '../state/proposals.ts';
import { changeTab } from '../state/tab.ts';
import { inOrder } from './order.ts';

export function forgetClosedTabs(): void {
  // After what its last document is still about to put in force.
  browser.tabs.onRemoved.addListener((tab) => void inOrder(tab, () => forget(tab)));
}

async function forget(tab: number): Promise<void> {
  await Promise.all([changeTab(tab, () => null), dropAsIs(tab), dropProposal(tab)]);
  await network.leave(tab);
}
