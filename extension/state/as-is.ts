/** Tabs whose user wants the bare URLs of an origin as they are, though the API server has nothing there. */
import { browser } from 'wxt/browser';

const keyOf = (tab: number) => `as-is:${tab}`;

export async function isAsIs(tab: number, origin: string): Promise<boolean> {
  const key = keyOf(tab);
  return (await browser.storage.session.get(key))[key] === origin;
}

export async function keepAsIs(tab: number, origin: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(tab)]: origin });
}

export async function dropAsIs(tab: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tab));
}
