/**
 * Private windows, of which nothing is kept. In Chromium they have an extension of their own, in Firefox it is one and the
 * same: the tab tells.
 */
import { browser } from 'wxt/browser';

/** A tab that is gone counts as private. */
export async function isPrivate(tab: number): Promise<boolean> {
  const found = await browser.tabs.get(tab).catch(() => null);
  return found?.incognito !== false;
}

/** The tabs of all private windows, or of all others. */
export async function tabsAlike(isPrivate: boolean): Promise<Set<number | undefined>> {
  const all = await browser.tabs.query({});
  return new Set(all.filter(({ incognito }) => incognito === isPrivate).map(({ id }) => id));
}
