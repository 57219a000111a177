/** A page of ours may be on the way, with what it leads to in its fragment. */
import { browser } from 'wxt/browser';

export function ledTo(url: string): string {
  return isOnTheWay(url) ? url.replace(/^.*?#/s, '') : url;
}

export function isOnTheWay(url: string): boolean {
  return url.startsWith(browser.runtime.getURL('/entry.html'));
}
