/**
 * The entry page: where a tab gets its rules before the first byte of a mount's
 * document is asked for. The network layer sends navigations here with the URL in
 * the fragment; no background script takes part. It can be opened by any page, so
 * it judges its target: only a URL of an allowed host that names a mount, or a
 * bare path of one that this tab or the one it came from has been on.
 */
import { type Browser, browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { network } from '../network/this-browser.ts';
import { keepAsIs } from '../state/as-is.ts';
import { enterTab } from '../state/enter.ts';
import { readHosts } from '../state/hosts.ts';
import type { Answer, Message } from '../state/messages.ts';
import { isRegistered, registerScripts } from '../state/scripts.ts';
import { readTab } from '../state/tab.ts';
import type { Obstacle } from './explain.ts';

/** The query with which the background sends a URL whose app it can't tell. */
const LOST = '?lost';
/** The query with which a redirect comes that sets cookies. */
const COOKIES = '?cookies';

const asked = location.hash.slice(1);
const redirected = location.search === COOKIES ? await afterCookies() : null;
if (redirected === null) await go(asked);
else location.replace(redirected);

/** A redirect that sets cookies waits here until they are where they belong. */
async function afterCookies(): Promise<string | null> {
  const message: Message = { type: 'after-cookies', url: asked };
  const answer = (await browser.runtime.sendMessage(message)) as Answer;
  return (answer.ok && answer.to) || null;
}

async function go(asked: string): Promise<void> {
  const [tab, hosts, registered] = await Promise.all([
    browser.tabs.getCurrent(),
    readHosts(),
    isRegistered(),
    core.ready(),
  ]);
  if (tab?.id === undefined) return;
  try {
    const { origin } = new URL(asked);
    if (!core.isAllowed(hosts, origin)) return await explain('unknownHost', asked, origin);
    const own = proxied(asked);
    if (own === null && location.search === LOST) return await choose(tab.id, asked, origin);
    const url = own ?? (await resumed(asked, tab));
    if (url === null) return await pass(tab.id, asked, origin);
    await Promise.all([
      enterTab(network, tab.id, url),
      network.apart(tab.id, core.parse(url).mount),
      registered ? null : registerScripts(hosts),
    ]);
    location.replace(url);
  } catch (error) {
    await explain('invalid', asked, error instanceof Error ? error.message : String(error));
  }
}

/** The canonical URL to enter by; `null` for a bare path. */
function proxied(url: string): string | null {
  try {
    return core.entryUrl(url);
  } catch (error) {
    if ((error as { code?: string }).code === 'no-proxy-path') return null;
    throw error;
  }
}

/** A bare path belongs to the service that this tab, or the one that it came from, has been on. */
async function resumed(url: string, tab: Browser.tabs.Tab): Promise<string | null> {
  const { origin, pathname, search, hash } = new URL(url);
  const of = async (id: number | undefined) => {
    const record = id === undefined ? null : await readTab(id);
    if (!record || record.mode === 'off' || new URL(record.mount).origin !== origin) return null;
    return record.mount;
  };
  const mount = (await of(tab.id)) ?? (await of(await origination(tab, url)));
  return mount === null ? null : mount + pathname.slice(1) + search + hash;
}

/**
 * The tab that opened this one, or that this one is the duplicate of: then the opener is only the tab that was
 * active, while the original stands to the left. The page that a new tab shows is no revisit, a duplicate's is.
 */
async function origination(tab: Browser.tabs.Tab, url: string): Promise<number | undefined> {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (entry?.type === 'navigate') return tab.openerTabId;
  const { windowId, index } = tab;
  const [left] = await browser.tabs.query({ windowId, index: index - 1 });
  return left?.url === url ? left.id : undefined;
}

/** No service is known to want it: the URL goes where it says. */
async function pass(tab: number, url: string, origin: string): Promise<void> {
  await network.root(tab, origin);
  location.replace(url);
}

/** The API server has nothing there: the user knows whose it is. */
async function choose(tab: number, url: string, origin: string): Promise<void> {
  const { offer } = await import('./offer.ts');
  await offer(url, async () => {
    await keepAsIs(tab, origin);
    await pass(tab, url, origin);
  });
}

async function explain(obstacle: Obstacle, url: string, detail: string): Promise<void> {
  const { showObstacle } = await import('./explain.ts');
  showObstacle(obstacle, url, detail);
}
