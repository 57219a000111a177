/** A discarded tab gets another id: its rules and its record go with it. */
import { browser } from 'wxt/browser';
import { network } from '../network/this-browser.ts';
import { changeTab, readTab } from '../state/tab.ts';
import { inOrder } from './order.ts';

export function followReplacedTabs(): void {
  browser.tabs.onReplaced.addListener((added, removed) => {
    void inOrder(removed, () => move(removed, added));
  });
}

async function move(from: number, to: number): Promise<void> {
  const record = await readTab(from);
  if (!record) return;
  await changeTab(to, (own) => own ?? record);
  if (record.entered) await network.enter(to, record.mount, record.mode);
  await changeTab(from, () => null);
  await network.leave(from);
}
