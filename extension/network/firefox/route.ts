/** Where each request goes: decided as it is made, by who asks for it. */
import { browser } from 'wxt/browser';
import * as core from '../../core/core.ts';
import { readTab } from '../../state/tab.ts';
import { askerOf } from './asker.ts';
import { type Known, knowledge } from './known.ts';
import { type Answer, listen, type Request, whenKnown } from './request.ts';
import { shownMount } from './shown.ts';

/** The page layer's own: a handshake that was redirected fails. And what asks for nothing yet. */
const LEFT_ALONE = ['websocket', 'speculative'];
const STAYS: Answer = {};

export function routeRequests(): void {
  const urls = ['http://*/*', 'https://*/*'];
  listen(browser.webRequest.onBeforeRequest, route, { urls });
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

function navigate(request: Request, known: Known): Answer | Promise<Answer> {
  const { url, method, originUrl } = request;
  if (known.mountOf(url)) return method === 'GET' ? enter(url) : STAYS;
  const led = originUrl?.startsWith('http');
  return led ? into(known.mountOf(originUrl), url, known) : resume(request, known);
}

/** Under the one spelling of its prefix by which a mount is known everywhere. */
function enter(url: string): Answer {
  const redirectUrl = core.entryUrl(url);
  return redirectUrl === url ? STAYS : { redirectUrl };
}

/** A bare URL that nobody leads to: typed, or one that the tab has shown before. */
async function resume({ url, tabId }: Request, known: Known): Promise<Answer> {
  if (!core.isAllowed(known.hosts, new URL(url).origin)) return STAYS;
  const [shown, record] = await Promise.all([
    shownMount(tabId, withoutFragment(url)),
    readTab(tabId),
  ]);
  const again = shown ?? (record ? null : await originalMount(tabId, url));
  if (again) return into(known.mountOf(again), url, known);
  if (!record?.entered || !core.isTheApps(record.mount, record.mode, known.hosts, url))
    return STAYS;
  return into(known.mountOf(record.mount), url, known);
}

/** Of the tab that this one is the duplicate of: it stands to the left. */
async function originalMount(tab: number, url: string): Promise<string | null> {
  const { windowId, index } = await browser.tabs.get(tab);
  const [left] = await browser.tabs.query({ windowId: windowId ?? 0, index: index - 1 });
  if (left?.id === undefined || left.url !== url) return null;
  return shownMount(left.id, withoutFragment(url));
}

function withoutFragment(url: string): string {
  return url.replace(/#.*/s, '');
}
