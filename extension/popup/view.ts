/** What there is to say of a tab. */
import { browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { permissionFor, readAlias } from '../state/aliases.ts';
import { isManaged } from '../state/choice.ts';
import { isHere, readHosts } from '../state/hosts.ts';
import { type Proposal, readProposal } from '../state/proposals.ts';
import { readSignIns, SIGN_INS, signInFor } from '../state/sign-ins.ts';
import { readTab, type TabRecord } from '../state/tab.ts';

export type View = State & {
  /** What the tab's page takes for its host's other name, which only the user can know. */
  readonly proposal: Proposal | null;
};

export type State =
  /** The tab is closed. */
  | { readonly state: 'gone' }
  /** Nothing to do with the proxy. */
  | { readonly state: 'idle' }
  /** A proxied page of a host that Porthole may not work on. */
  | { readonly state: 'stranger'; readonly tab: number; readonly origin: string }
  /** A proxied page of an allowed host, which Porthole has not got hold of. */
  | { readonly state: 'unentered'; readonly tab: number }
  | Proxied;

export interface Proxied {
  readonly state: 'proxied';
  readonly tab: number;
  /** As the tab shows it: in root mode without the prefix. */
  readonly url: string;
  readonly record: TabRecord;
  readonly mount: core.ProxyUrl;
  /** The other name of its host, where requests to that could be brought back with the user's permission. */
  readonly alias: string | null;
  /** An administrator has chosen the mode. */
  readonly managed: boolean;
  /** A sign-in of Porthole's goes out, or could. */
  readonly signsIn: boolean;
}

export async function readView(tab: number | null): Promise<View> {
  if (tab === null) return { state: 'gone', proposal: null };
  const [state, proposal] = await Promise.all([readState(tab), readProposal(tab)]);
  return { ...state, proposal };
}

async function readState(tab: number): Promise<State> {
  const [shown, record, hosts] = await Promise.all([
    browser.tabs.get(tab).catch(() => null),
    readTab(tab),
    readHosts(),
    core.ready(),
  ]);
  if (!shown) return { state: 'gone' };
  const url = shown.url ?? '';
  if (record?.entered && core.isAllowed(hosts, new URL(record.mount).origin)) {
    const mount = core.parse(record.mount);
    const [alias, managed, signIns] = await Promise.all([
      unpermitted(record),
      isManaged(record.mount),
      readSignIns(),
    ]);
    const signsIn = !isKubectlProxy(mount) || signInFor(record.mount, signIns) !== null;
    const facts = { record, mount, alias, managed, signsIn };
    return { state: 'proxied', tab, url: url || record.mount, ...facts };
  }
  // What the browser no longer lets us work on shows a URL that may be masked.
  const found = proxied(record?.entered ? record.mount : url);
  if (!found) return { state: 'idle' };
  if (core.isAllowed(hosts, found.origin)) return { state: 'unentered', tab };
  return { state: 'stranger', tab, origin: found.origin };
}

/** It signs in by itself. Nothing else speaks plain HTTP on this machine. */
function isKubectlProxy({ origin }: core.ProxyUrl): boolean {
  return origin.startsWith('http:') && isHere(origin);
}

async function unpermitted({ mount, mode }: TabRecord): Promise<string | null> {
  const alias = mode === 'off' ? undefined : await readAlias(mount);
  if (!alias) return null;
  const permitted = await browser.permissions.contains({ origins: [permissionFor(alias)] });
  return permitted ? null : alias;
}

function proxied(url: string): core.ProxyUrl | null {
  const found = core.parseOrNull(url);
  return found?.origin ? found : null;
}

/** Calls back whenever the view may have become another; gives a function that ends this. */
export function watchView(tab: number | null, changed: () => void): () => void {
  const navigated = (id: number) => {
    if (id === tab) changed();
  };
  const told = (changes: Record<string, unknown>) => {
    const keys = [`tab:${tab}`, `proposal:${tab}`, 'aliases', SIGN_INS];
    if (keys.some((key) => key in changes)) changed();
  };
  browser.storage.session.onChanged.addListener(told);
  browser.storage.local.onChanged.addListener(changed);
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  browser.tabs.onUpdated.addListener(navigated);
  browser.tabs.onRemoved.addListener(navigated);
  return () => {
    browser.storage.session.onChanged.removeListener(told);
    browser.storage.local.onChanged.removeListener(changed);
    browser.permissions.onAdded.removeListener(changed);
    browser.permissions.onRemoved.removeListener(changed);
    browser.tabs.onUpdated.removeListener(navigated);
    browser.tabs.onRemoved.removeListener(navigated);
  };
}
