/**
 * Follows each tab's top document: within a mount, out of it, and back. The entry
 * page has put the rules in force before; what is done here is what it can't see.
 */
import { browser } from 'wxt/browser';
import type { Committed } from '../network/network.ts';
import { network } from '../network/this-browser.ts';
import { enterTab } from '../state/enter.ts';
import { findMount, realUrl } from '../state/mounts.ts';
import { keepRecent } from '../state/recents.ts';
import { changeTab, readTab, type TabRecord } from '../state/tab.ts';
import { inOrder } from './order.ts';
import { dropRepairs } from './repairs.ts';

/** How many documents of a tab the back/forward list may bring back without a request. */
const REMEMBERED = 50;

export function followNavigations(): void {
  browser.webNavigation.onBeforeNavigate.addListener(({ frameId, tabId }) => {
    if (frameId === 0) void inOrder(tabId, () => forgetFailure(tabId));
  });
  browser.webNavigation.onCommitted.addListener((details: Committed) => {
    if (isAhead(details)) void inOrder(details.tabId, () => expect(details));
    // The entry page is on the way into a mount, and puts the rules in place itself.
    if (details.frameId !== 0 || details.url.startsWith(browser.runtime.getURL('/'))) return;
    dropRepairs(details.tabId);
    void inOrder(details.tabId, () => follow(details));
  });
}

async function follow(details: Committed): Promise<void> {
  const { tabId, url, documentId = '' } = details;
  const [mount, record] = await Promise.all([findMount(url), readTab(tabId)]);
  if (mount) void keepRecent(mount, tabId);
  if (mount && record?.entered && record.mount === mount) return stay(details, mount);
  if (mount && network.mayBeLate) return enterLate(details, mount);
  if (mount) return enterInTime(details, mount);
  if (!record) return;
  const known = record.documents[documentId];
  if (known && !isBack(details) && record.mount === known) return stay(details, known);
  if (known) return restore(tabId, known);
  if (mayBeOurs(details, record)) return;
  if (record.entered && !(await isPast(details))) await leave(tabId);
}

/**
 * Back to a document of the tab's mount may come out of the back/forward cache, with its masked URL. Its beginning
 * is missed when the service worker ends in the middle: to take the rules away then would let it escape.
 */
function mayBeOurs(details: Committed, record: TabRecord): boolean {
  const sameOrigin = new URL(details.url).origin === new URL(record.mount).origin;
  return record.entered && sameOrigin && isBack(details);
}

function isBack({ transitionQualifiers }: Committed): boolean {
  const qualifiers: readonly string[] = transitionQualifiers;
  return qualifiers.includes('forward_back');
}

/** A document that is rendered ahead of a click; its masked URL is all that is told of it when it is shown. */
function isAhead({ documentLifecycle, frameType }: Committed): boolean {
  return documentLifecycle === 'prerender' && frameType === 'outermost_frame';
}

/** It belongs to the mount that the tab is in, which alone gets it rendered: another's would need the entry page. */
async function expect({ tabId, url, documentId }: Committed): Promise<void> {
  const mount = await findMount(url);
  await changeTab(tabId, (record) => {
    if (!record?.entered || record.mount !== mount) return record;
    return { ...record, documents: remember(record, documentId, mount) };
  });
}

/**
 * The tab shows a document of another place by now, whose own commit is still to be heard of: a worker that was asleep
 * hears of the page before only when the entry page has put the rules in force. Of other sites the tab tells nothing.
 */
async function isPast({ tabId, url }: Committed): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return placeOf(tab?.url || url) !== placeOf(url);
}

/** Scheme and host. */
function placeOf(url: string): string {
  return url.split('/', 3).join('/');
}

/** Before the request: its answer may be complete before the new document is committed. */
async function forgetFailure(tab: number): Promise<void> {
  await changeTab(tab, (record) => {
    if (!record?.failure) return record;
    const { problem: _, failure: __, ...rest } = record;
    return rest;
  });
}

/** A new document of the same mount: it is counted and judged anew. */
async function stay(details: Committed, mount: string): Promise<void> {
  const typed = network.typed(details, mount);
  await changeTab(details.tabId, (record) => {
    if (!record) return record;
    const { typed: _, losses: __, unanswered: ___, ...rest } = record;
    const documents = remember(record, details.documentId, mount);
    const fresh = { ...rest, repairs: {}, documents };
    return typed === null ? fresh : { ...fresh, typed };
  });
}

function remember(record: TabRecord, document: string | undefined, mount: string) {
  if (!document) return record.documents;
  const all = Object.entries({ ...record.documents, [document]: mount });
  return Object.fromEntries(all.slice(-REMEMBERED));
}

/**
 * A navigation that the entry page could not take: a form's POST, one that the app's
 * service worker answered before any rule was asked, or one from before the
 * extension was ready. Its document may have lost some files.
 */
async function enterLate({ tabId, url, transitionType }: Committed, mount: string): Promise<void> {
  await enterTab(network, tabId, mount);
  const { url: shown = '' } = await browser.tabs.get(tabId);
  // By now it may be masked.
  const stays = realUrl(shown, mount) === url;
  if (transitionType !== 'form_submit' && stays) await browser.tabs.reload(tabId);
}

/** Where each request is decided on as it is made, the tab only learns where it is. */
async function enterInTime(details: Committed, mount: string): Promise<void> {
  await enterTab(network, details.tabId, mount);
  await stay(details, mount);
}

/** The back/forward cache showed a document of this mount again, without a request. */
async function restore(tab: number, mount: string): Promise<void> {
  const record = await readTab(tab);
  if (!record || (record.entered && record.mount === mount)) return;
  await network.enter(tab, mount, record.mode);
  await changeTab(tab, (before) => before && { ...before, mount, entered: true });
}

async function leave(tab: number): Promise<void> {
  await network.leave(tab);
  await changeTab(tab, (record) => {
    if (!record) return record;
    const { mount, choice, mode, reason, documents } = record;
    return { mount, choice, mode, reason, documents, entered: false, repairs: {} };
  });
}
