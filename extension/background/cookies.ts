/**
 * Moves the cookies that an app's server sets below its prefix: with a path of the
 * app's own the browser would never send them back, with `/` to every service on
 * the host. The browser has kept such a cookie before anyone can ask it not to, so
 * for a moment it is where the server put it; a redirect waits for that moment in
 * the entry page.
 */
import { type Browser, browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { findMount } from '../state/mounts.ts';
import { readTab } from '../state/tab.ts';
import { withoutFragment } from '../state/without-fragment.ts';
import { byMount } from './aliases.ts';

type Answer = Pick<
  Browser.webRequest.OnResponseStartedDetails,
  'tabId' | 'url' | 'responseHeaders'
>;

/**
 * Requests that may have set a cookie outside of their mount: under a prefix, whatever the host. To listen for the
 * headers of every picture and script would slow each of them down.
 */
const PROXIED: Browser.webRequest.RequestFilter = {
  urls: ['*://*/*/proxy/*'],
  types: ['main_frame', 'sub_frame', 'object', 'xmlhttprequest', 'ping', 'other'],
};

/** What is being moved for each tab. */
const moving = new Map<number, Promise<unknown>>();
/** The last redirect of each tab that set cookies: if it is a mount's, it waits in the entry page. */
const redirects = new Map<number, { from: string; to: string }>();

export function moveCookies(): void {
  const { onHeadersReceived, onBeforeRedirect, onResponseStarted } = browser.webRequest;
  const headers: ('responseHeaders' | 'extraHeaders')[] = ['responseHeaders', 'extraHeaders'];
  onHeadersReceived.addListener(
    (answer) => {
      const to = redirectOf(answer);
      if (to) redirects.set(answer.tabId, { from: answer.url, to });
      return undefined;
    },
    { ...PROXIED, types: ['main_frame'] },
    headers,
  );
  // Both come when the browser has kept the cookies.
  onBeforeRedirect.addListener(take, PROXIED, headers);
  onResponseStarted.addListener(take, PROXIED, headers);
  browser.tabs.onRemoved.addListener((tab) => void redirects.delete(tab));
}

/**
 * Where the redirect of `asked` was to lead, once its cookies are where they belong; `null` if there was none. Any page
 * can open the entry page and ask: only a mount's redirect is followed, and only by whom it was for.
 */
export async function afterCookies(tab: number, asked: string): Promise<string | null> {
  const redirect = redirects.get(tab);
  redirects.delete(tab);
  await moving.get(tab);
  const isIts = redirect && withoutFragment(redirect.from) === withoutFragment(asked);
  const mount = isIts && (await findMount(redirect.from));
  return mount ? ((await byMount(tab, mount, redirect.to)) ?? redirect.to) : null;
}

function redirectOf({ url, responseHeaders = [] }: Answer): string | null {
  const find = (name: string) =>
    responseHeaders.find((header) => header.name.toLowerCase() === name)?.value;
  const [location, cookie] = [find('location'), find('set-cookie')];
  if (location === undefined || cookie === undefined || !URL.canParse(location, url)) return null;
  const to = new URL(location, url);
  // As the browser does, a redirect keeps the fragment.
  if (to.hash === '') to.hash = new URL(url).hash;
  return to.protocol === 'http:' || to.protocol === 'https:' ? to.href : null;
}

function take({ tabId, url, responseHeaders = [] }: Answer): void {
  const set = responseHeaders
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .flatMap(({ value = '' }) => value.split('\n'));
  if (set.length === 0) return;
  const moved = Promise.all([moving.get(tabId), moveAll(tabId, url, set)]).catch(() => {});
  moving.set(tabId, moved);
  void moved.then(() => {
    if (moving.get(tabId) === moved) moving.delete(tabId);
  });
}

async function moveAll(tab: number, url: string, set: readonly string[]): Promise<void> {
  const mount = await findMount(url);
  if (!mount || (tab >= 0 && (await readTab(tab))?.mode === 'off')) return;
  const misplaced = set.flatMap((text) => core.misplacedCookie(mount, text) ?? []);
  for (const cookie of misplaced) await move(new URL(mount).origin, cookie);
}

/** Sets it where it belongs first, so that it is never missing; one that the server deleted is deleted there too. */
async function move(origin: string, { name, from, to }: core.MisplacedCookie): Promise<void> {
  const kept = await browser.cookies.getAll({ url: origin + from, name });
  const cookie = kept.find(({ path }) => path === from);
  if (!cookie) {
    await browser.cookies.remove({ url: origin + to, name });
    return;
  }
  const { value, httpOnly, secure, sameSite, storeId, expirationDate, partitionKey } = cookie;
  await browser.cookies.set({
    url: origin + to,
    path: to,
    name,
    value,
    httpOnly,
    secure,
    sameSite,
    storeId,
    ...(expirationDate !== undefined && { expirationDate }),
    ...(partitionKey && { partitionKey }),
  });
  await browser.cookies.remove({ url: origin + from, name, storeId });
}
