/**
 * A page proposes the other name of its host, or a redirect does: the mount's own prefix turned up at another address.
 * The host itself can confirm it, by what its `/api` tells every client of the API server's address, or else the user.
 * Pages of one host may all propose what they like: they get nothing but these two questions, once for each document.
 */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import * as core from '../core/core.ts';
import { network } from '../network/this-browser.ts';
import { readAlias, saveAlias } from '../state/aliases.ts';
import { readClusters } from '../state/clusters.ts';
import { enterTab } from '../state/enter.ts';
import { readAddedHosts } from '../state/hosts.ts';
import { realUrl } from '../state/mounts.ts';
import { dropProposal, keepProposal, type Proposal, readProposal } from '../state/proposals.ts';
import { readTab, readTabs } from '../state/tab.ts';
import { isOnTheWay, ledTo } from './on-the-way.ts';

/** From a page's report. The page is loaded again once its scripts can be told the name. */
export async function takeProposal(tab: number, url: string): Promise<void> {
  const record = await readTab(tab);
  if (!record?.entered || record.mode === 'off' || (await readAlias(record.mount))) return;
  if (await judge(tab, record.mount, url)) await browser.tabs.reload(tab);
}

/** Where a redirect of the mount leads by way of the mount; nothing where that is elsewhere, or nobody knows. */
export async function byMount(tab: number, mount: string, url: string): Promise<string | null> {
  await core.ready();
  const alias = (await readAlias(mount)) ?? (await judge(tab, mount, url));
  return (alias && core.resolveAlias(url, mount, alias)) || null;
}

/** From the popup: exactly what the user has read there. */
export async function confirmAlias(tab: number, { mount, alias }: Proposal): Promise<void> {
  const claim = `https://${alias}${new URL(mount).pathname}`;
  await core.ready();
  if (core.proposedAlias(claim, mount, await namedHosts()) !== alias) {
    throw new Error(i18n.t('proposed.named', [alias]));
  }
  await nameHost(mount, alias);
  await dropProposal(tab);
  const [record, { shown, pendingUrl = shown }] = await Promise.all([readTab(tab), urlsOf(tab)]);
  const going = ledTo(pendingUrl);
  // A page of the service at that address shows itself at its own root.
  const real = record?.entered ? realUrl(going, record.mount) : going;
  const led = core.resolveAlias(real, mount, alias);
  if (led) {
    await enterTab(network, tab, led);
    await browser.tabs.update(tab, { url: led });
  } else if (isOnTheWay(pendingUrl)) {
    // The redirect hasn't been followed yet: asked for again, it leads by way of the mount.
    await browser.tabs.update(tab, { url: going });
  } else if (record?.entered && realUrl(shown, record.mount).startsWith(mount)) {
    await browser.tabs.reload(tab);
  }
}

/**
 * Without a permission for its host a tab doesn't tell its URL, but its navigations do; these have none for the moment
 * in which one document takes the place of another.
 */
async function urlsOf(id: number): Promise<{ shown: string; pendingUrl?: string }> {
  const [tab, frame] = await Promise.all([
    browser.tabs.get(id),
    browser.webNavigation.getFrame({ tabId: id, frameId: 0 }),
  ]);
  const shown = frame?.url ?? tab.url ?? 'about:blank';
  return tab.pendingUrl ? { shown, pendingUrl: tab.pendingUrl } : { shown };
}

/** The alias that `url` proposes, if the host confirms it. If not, the user is asked. */
async function judge(tab: number, mount: string, url: string): Promise<string | undefined> {
  await core.ready();
  const alias = core.proposedAlias(url, mount, await namedHosts());
  if (!alias || (await readProposal(tab))?.mount === mount) return;
  if (core.isAmong(alias, await addressesOf(mount))) {
    await nameHost(mount, alias);
    return alias;
  }
  await keepProposal(tab, { mount, alias });
}

/** Makes it an alias of this mount alone, in all tabs that show it. */
async function nameHost(mount: string, alias: string): Promise<void> {
  await saveAlias(mount, alias);
  for (const [tab, record] of await readTabs()) {
    if (record.entered && record.mount === mount) await network.enter(tab, mount, record.mode);
  }
}

/** What the user or an administrator has named is a host by itself. */
async function namedHosts(): Promise<core.HostPattern[]> {
  const [hosts, clusters] = await Promise.all([readAddedHosts(), readClusters()]);
  return [...hosts, ...clusters].map(({ origin }) => ({ origin, uiPaths: [] }));
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
