/**
 * A page proposes the other name of its host, or a redirect does: the mount's own prefix turned up at another address.
 * Only the host itself can confirm it, by what its `/api` tells every client of the API server's address. Pages of one
 * host may all propose what they like: they get nothing but this one question.
 */
import { browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { network } from '../network/this-browser.ts';
import { readAlias, saveAlias } from '../state/aliases.ts';
import { readHosts } from '../state/hosts.ts';
import { readTab } from '../state/tab.ts';
import { inOrder } from './order.ts';

/** From a page's report. The page is loaded again once its scripts can be told the name. */
export async function takeProposal(tab: number, url: string): Promise<void> {
  const record = await readTab(tab);
  if (!record?.entered || record.mode === 'off' || (await readAlias(record.mount))) return;
  if (!(await confirm(tab, url))) return;
  await browser.tabs.reload(tab);
}

/** Brings back the tab of a mount that was redirected to the other name. */
export function followRedirects(): void {
  const begun = new Map<number, string>();
  browser.webNavigation.onBeforeNavigate.addListener(({ frameId, tabId, url }) => {
    if (frameId === 0) begun.set(tabId, url);
  });
  const ended = ({ frameId, tabId, url }: { frameId: number; tabId: number; url: string }) => {
    const from = begun.get(tabId);
    // A page of ours is on the way: what it leads to is a navigation of its own.
    if (frameId !== 0 || from === undefined || !url.startsWith('http')) return;
    begun.delete(tabId);
    // What was asked for by this name from the start is meant.
    if (new URL(from).origin !== new URL(url).origin)
      void inOrder(tabId, () => bringBack(tabId, from, url));
  };
  browser.webNavigation.onCommitted.addListener(ended);
  browser.webNavigation.onErrorOccurred.addListener(ended);
}

async function bringBack(tab: number, from: string, url: string): Promise<void> {
  const record = await readTab(tab);
  if (!record?.entered || record.mode === 'off' || !from.startsWith(record.mount)) return;
  const alias = (await readAlias(record.mount)) ?? (await confirm(tab, url));
  const own = alias && core.resolveAlias(url, record.mount, alias);
  if (own) await browser.tabs.update(tab, { url: own });
}

/** The alias that `url` proposes, with the tab's rules for it in force; nothing where the host doesn't confirm it. */
async function confirm(tab: number, url: string): Promise<string | undefined> {
  await core.ready();
  const record = await readTab(tab);
  if (!record) return;
  const [hosts, addresses] = await Promise.all([readHosts(), addressesOf(record.mount)]);
  const alias = core.acceptAlias(url, record.mount, hosts, addresses);
  if (!alias) return;
  await saveAlias(record.mount, alias);
  await network.enter(tab, record.mount, record.mode);
  return alias;
}

/** The API server's addresses, as the host in front of it tells them to anyone. */
async function addressesOf(mount: string): Promise<string[]> {
  const { origin, base } = core.parse(mount);
  try {
    const answer = await fetch(`${origin}${base}/api`, {
      credentials: 'omit',
      redirect: 'error',
      headers: { accept: 'application/json' },
    });
    const { serverAddressByClientCIDRs } = (await answer.json()) as Versions;
    return (serverAddressByClientCIDRs ?? []).map(({ serverAddress }) => String(serverAddress));
  } catch {
    // No host that tells it: then no name is known.
    return [];
  }
}

interface Versions {
  readonly serverAddressByClientCIDRs?: readonly { readonly serverAddress?: unknown }[];
}
