/**
 * Installed, updated or enabled again, Porthole finds tabs that are in a mount
 * already, while every rule for a tab is gone. Which mount, the address may not
 * tell; the URL that the document was loaded from does.
 */
import { browser } from 'wxt/browser';
import { network } from '../network/this-browser.ts';
import { enterTab } from '../state/enter.ts';
import { patternOf, readHosts } from '../state/hosts.ts';
import { findMount } from '../state/mounts.ts';
import { isRegistered, registerScripts } from '../state/scripts.ts';
import { readTab } from '../state/tab.ts';
import { leadOn } from './lost.ts';
import { inOrder } from './order.ts';
import { loadedUrl } from './visit.ts';

/** Gone whenever the rules of tabs are. */
const KEY = 'found-open-tabs';

export async function enterOpenTabs(): Promise<void> {
  if ((await browser.storage.session.get(KEY))[KEY]) return;
  await browser.storage.session.set({ [KEY]: true });
  const hosts = await readHosts();
  // An update takes them away, and a tab with rules but without scripts would be reloaded into half of the repair.
  if (!(await isRegistered())) await registerScripts(hosts);
  const tabs = await browser.tabs.query({ url: hosts.map(({ origin }) => patternOf(origin)) });
  await Promise.all(tabs.map(({ id }) => id !== undefined && inOrder(id, () => enterOpen(id))));
}

async function enterOpen(tab: number): Promise<void> {
  const loaded = await loadedUrl(tab);
  if (!loaded || (await readTab(tab))) return;
  if (await findMount(loaded)) await enterTab(network, tab, loaded);
  // A masked one that was restored before Porthole had started.
  else await leadOn(tab, loaded);
}
