/**
 * Brings back the tab of a mount that was redirected to the other name of its host. The browser tells where a navigation
 * began and where it ended: what lies between is a redirect.
 */
import { browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { network } from '../network/this-browser.ts';
import { readChosen } from '../state/choice.ts';
import { enterTab } from '../state/enter.ts';
import { findMount } from '../state/mounts.ts';
import { dropProposal, readProposal } from '../state/proposals.ts';
import { readTab, type TabRecord } from '../state/tab.ts';
import { withoutFragment } from '../state/without-fragment.ts';
import { byMount } from './aliases.ts';
import { isGivenUp } from './given-up.ts';
import { ledTo } from './on-the-way.ts';
import { inOrder } from './order.ts';

interface Begun {
  readonly url: string;
  /** Of the tab as it was then: a page of ours on the way may change it. */
  readonly record: Promise<TabRecord | null>;
  /** Where a page of ours on the way leads it. */
  readonly passing?: string;
  /** Where its last redirect leads. */
  readonly redirected?: string;
}

interface Ended {
  readonly frameId: number;
  readonly tabId: number;
  readonly url: string;
}

const begun = new Map<number, Begun>();
/** The last redirect of each tab. Firefox may tell of it before it tells that the navigation has begun. */
const redirects = new Map<number, { readonly from: string; readonly to: string }>();

export function followRedirects(): void {
  const { onBeforeNavigate, onCommitted, onErrorOccurred } = browser.webNavigation;
  onBeforeNavigate.addListener(({ frameId, tabId, url }) => {
    if (frameId === 0) begin(tabId, url);
  });
  browser.webRequest.onBeforeRedirect.addListener(
    ({ tabId, url, redirectUrl }) => {
      redirects.set(tabId, { from: url, to: redirectUrl });
      const from = begun.get(tabId);
      if (from) begun.set(tabId, { ...from, redirected: redirectUrl });
    },
    { urls: ['*://*/*/proxy/*'], types: ['main_frame'] },
  );
  onCommitted.addListener((details) => {
    if (details.frameId === 0) void inOrder(details.tabId, () => forgetProposal(details));
    end(details);
  });
  // Firefox tells of the empty page that a new tab gave up for the one to come, by the URL of that one.
  onErrorOccurred.addListener((details) => {
    const { error } = details as typeof details & { error: string };
    if (!isGivenUp(error)) end(details);
  });
  browser.tabs.onRemoved.addListener((tab) => {
    begun.delete(tab);
    redirects.delete(tab);
  });
}

function begin(tab: number, url: string): void {
  const from = begun.get(tab);
  // For a redirect to another site Firefox begins anew.
  if (from?.redirected === url) return;
  const early = redirects.get(tab);
  const isIts = early?.from === withoutFragment(url);
  if (isIts) redirects.delete(tab);
  begun.set(tab, { url, record: readTab(tab), ...(isIts && { redirected: early.to }) });
  // What a page of ours led on was a redirect before it.
  if (from?.passing !== undefined && isOfOne(from.passing, url)) arrive(tab, from, url);
}

function end({ frameId, tabId, url }: Ended): void {
  const from = begun.get(tabId);
  if (frameId !== 0 || !from) return;
  begun.delete(tabId);
  const to = ledTo(url);
  if (to === url) arrive(tabId, from, url);
  else begun.set(tabId, { ...from, passing: to });
}

function arrive(tab: number, from: Begun, url: string): void {
  // What was asked for by this name from the start is meant.
  if (!url.startsWith('http') || isOfOne(from.url, url)) return;
  void inOrder(tab, () => bringBack(tab, from, url));
}

function isOfOne(one: string, other: string): boolean {
  return URL.canParse(one) && new URL(one).origin === new URL(other).origin;
}

/** What a document proposed goes with it, unless the tab was led to just that address. */
async function forgetProposal({ tabId, url }: Ended): Promise<void> {
  const proposal = await readProposal(tabId);
  if (!proposal) return;
  await core.ready();
  if (!core.resolveAlias(ledTo(url), proposal.mount, proposal.alias)) await dropProposal(tabId);
}

async function bringBack(tab: number, from: Begun, url: string): Promise<void> {
  const mount = (await findMount(from.url)) ?? mountAround(await from.record, from.url);
  if (!mount || (await readChosen(mount)).choice === 'off') return;
  const own = await byMount(tab, mount, url);
  if (!own) return;
  await enterTab(network, tab, own);
  await browser.tabs.update(tab, { url: own });
}

/** A bare URL is of the mount that the tab was in. */
function mountAround(record: TabRecord | null, url: string): string | null {
  return record?.entered && isOfOne(record.mount, url) ? record.mount : null;
}
