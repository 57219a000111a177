/** Where each request goes: decided as it is made, by who asks for it. */
import { type Browser, browser } from 'wxt/browser';
import * as core from '../../core/core.ts';
import { readTab } from '../../state/tab.ts';
import { withoutFragment } from '../../state/without-fragment.ts';
import { wayRound } from './apart.ts';
import { askerOf } from './asker.ts';
import { type Known, knowledge } from './known.ts';
import { type Answer, listen, type Request, whenKnown } from './request.ts';
import { shownMount } from './shown.ts';
import { forgetTyped, keepTyped } from './typed.ts';

/** The page layer's own: a handshake that was redirected fails. And what asks for nothing yet. */
const LEFT_ALONE = ['websocket', 'speculative'];
const STAYS: Answer = {};

type FirefoxTab = Browser.tabs.Tab & { readonly cookieStoreId?: string };

export function routeRequests(): void {
  const urls = ['http://*/*', 'https://*/*'];
  listen(browser.webRequest.onBeforeRequest, route, { urls });
  browser.tabs.onRemoved.addListener((tab) => {
    hops.delete(tab);
    forgetTyped(tab);
  });
}

function route(request: Request): Answer | Promise<Answer> {
  if (LEFT_ALONE.includes(request.type)) return STAYS;
  return whenKnown(knowledge(), (known) => {
    if (request.type === 'main_frame') return navigate(request, known);
    return whenKnown(askerOf(request, known), (mount) => into(mount, request.url, known));
  });
}

function into(mount: string | null, url: string, { aliases }: Known): Answer {
  const redirectUrl = mount && core.putRight(mount, aliases[mount] ?? '', url);
  return redirectUrl ? { redirectUrl } : STAYS;
}

/** The last navigation of each tab: who answered it may redirect it, past what the host puts before its prefix. */
const hops = new Map<number, { readonly id: string; readonly mount: string | null }>();

async function navigate(request: Request, known: Known): Promise<Answer> {
  const { url, method, originUrl, tabId, requestId } = request;
  const proxied = known.proxiedMount(url);
  const round = proxied && (await wayRound(request, proxied, known));
  if (round) return round;
  const mount = known.mountOf(url);
  const before = hops.get(tabId);
  hops.set(tabId, { id: requestId, mount });
  if (before?.id !== requestId) forgetTyped(tabId);
  const leader = before?.id === requestId ? before.mount : known.mountOf(originUrl);
  const led = into(leader ?? (await shownBy(request, known)), url, known);
  if (mount) return led.redirectUrl || method !== 'GET' ? led : enter(url);
  return leader || originUrl?.startsWith('http') ? led : resume(request, known);
}

/** A person who types goes by what the tab shows, too: an address without the base path of its gateway. */
async function shownBy({ tabId, url }: Request, known: Known): Promise<string | null> {
  const record = known.mountOf(url) ? await readTab(tabId) : null;
  return record?.entered ? known.mountOf(record.mount) : null;
}

/** Under the one spelling of its prefix by which a mount is known everywhere. */
function enter(url: string): Answer {
  const redirectUrl = core.entryUrl(url);
  return redirectUrl === url ? STAYS : { redirectUrl };
}

/** A bare URL that nobody leads to: typed, or one that the tab has shown before. */
async function resume(request: Request, known: Known): Promise<Answer> {
  const { url, tabId } = request;
  if (!core.isAllowed(known.hosts, new URL(url).origin)) return STAYS;
  const [shown, record] = await Promise.all([
    shownMount(tabId, withoutFragment(url)),
    readTab(tabId),
  ]);
  const again = shown ?? (record ? null : await originalMount(request));
  if (again) return into(known.mountOf(again), url, known);
  if (!record?.entered || !core.isTheApps(record.mount, record.mode, known.hosts, url))
    return STAYS;
  keepTyped(tabId, withoutFragment(url));
  return into(known.mountOf(record.mount), url, known);
}

/** Of the tab that this one is the duplicate of: one that shows the same, with the same cookies. Several must agree. */
async function originalMount({ tabId, url, cookieStoreId }: Request): Promise<string | null> {
  const all: readonly FirefoxTab[] = await browser.tabs.query({});
  const alike = all.filter(
    (tab) => tab.id !== tabId && tab.url === url && tab.cookieStoreId === cookieStoreId,
  );
  const mounts = new Set<string>();
  for (const { id = -1 } of alike) {
    const mount = await shownMount(id, withoutFragment(url));
    if (mount) mounts.add(mount);
  }
  const [only] = mounts;
  return mounts.size === 1 && only ? only : null;
}
