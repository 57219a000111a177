/**
 * Keeps the services of one origin out of each other's windows while the user is signed in to something there: a page of
 * one that has opened another, or was opened by it, could do in it whatever the user may. Chromium has a policy for
 * documents of one origin. Firefox cuts a window off where one of our own pages comes in between.
 */
import { browser } from 'wxt/browser';
import type { Known } from './known.ts';
import type { Answer, Request } from './request.ts';

/** The mount that a tab came to by a page of ours. */
const keyOf = (tab: number) => `apart:${tab}`;

export async function keepApart(tab: number, mount: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(tab)]: mount });
}

export function forgetApart(): void {
  browser.tabs.onRemoved.addListener((tab) => void browser.storage.session.remove(keyOf(tab)));
}

/** The way round for a tab that isn't yet cut off for this mount; what a form sends can't take it. */
export async function wayRound(
  { url, method, tabId }: Request,
  mount: string,
  known: Known,
): Promise<Answer | null> {
  if (method !== 'GET' || !known.isGuarded(mount)) return null;
  const key = keyOf(tabId);
  if ((await browser.storage.session.get(key))[key] === mount) return null;
  return { redirectUrl: `${browser.runtime.getURL('/entry.html')}#${url}` };
}
