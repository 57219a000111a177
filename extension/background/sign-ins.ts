/**
 * Keeps each tab's rules to the sign-ins in force: new ones, those that are over, and none once they are locked. What a
 * tab's rules are to send, the network layer reads by itself.
 */
import { browser } from 'wxt/browser';
import { network } from '../network/this-browser.ts';
import { nextEnd, readSignIns, SIGN_INS } from '../state/sign-ins.ts';
import { readTab, readTabs } from '../state/tab.ts';
import { lock, readVault, VAULT } from '../state/vault.ts';
import { inOrder } from './order.ts';

export function followSignIns(): void {
  browser.storage.session.onChanged.addListener((changes) => {
    if (SIGN_INS in changes) void takeOver();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === SIGN_INS) void takeOver();
  });
  browser.storage.local.onChanged.addListener((changes) => {
    if (VAULT in changes) void watchIdleness();
  });
  browser.idle.onStateChanged.addListener((state) => void lockWhen(state));
  void watchIdleness();
}

async function takeOver(): Promise<void> {
  const tabs = await readTabs();
  await Promise.all([...tabs.keys()].map((tab) => inOrder(tab, () => enterAgain(tab))));
  const when = nextEnd(await readSignIns());
  if (when < Number.POSITIVE_INFINITY) await browser.alarms.create(SIGN_INS, { when });
  else await browser.alarms.clear(SIGN_INS);
}

async function enterAgain(tab: number): Promise<void> {
  const record = await readTab(tab);
  if (record?.entered) await network.enter(tab, record.mount, record.mode);
}

async function watchIdleness(): Promise<void> {
  const minutes = (await readVault())?.idle;
  if (minutes) browser.idle.setDetectionInterval(minutes * 60);
}

/** A locked screen always locks. What isn't kept would be lost, so it is let be. */
async function lockWhen(state: `${Idle}`): Promise<void> {
  const vault = await readVault();
  if (!vault || vault.locked) return;
  if (state === 'locked' || (state === 'idle' && vault.idle > 0)) await lock();
}

type Idle = 'active' | 'idle' | 'locked';
