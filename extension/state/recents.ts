/** The mounts opened lately, newest first: what a masked URL without its tab may belong to. Without paths or queries. */
import { browser } from 'wxt/browser';
import { isPrivate, tabsAlike } from './private.ts';
import { readTabs } from './tab.ts';

const KEY = 'recents';
const MOST = 12;

export async function readRecents(): Promise<readonly string[]> {
  return ((await browser.storage.local.get(KEY))[KEY] as readonly string[] | undefined) ?? [];
}

/** What a private window shows is not kept. */
export async function keepRecent(mount: string, tab: number): Promise<void> {
  if ((await isPrivate(tab)) || (await readRecents())[0] === mount) return;
  await navigator.locks.request(KEY, async () => {
    const others = (await readRecents()).filter((each) => each !== mount);
    await browser.storage.local.set({ [KEY]: [mount, ...others].slice(0, MOST) });
  });
}

export async function forgetRecents(): Promise<void> {
  await browser.storage.local.remove(KEY);
}

/** The mounts that some tab is in, then those opened lately. No window tells of what a private one shows. */
export async function knownMounts(inPrivate: boolean): Promise<string[]> {
  const [tabs, recents, alike] = await Promise.all([
    readTabs(),
    readRecents(),
    tabsAlike(inPrivate),
  ]);
  const open = [...tabs].filter(([tab, { entered }]) => entered && alike.has(tab));
  return [...new Set([...open.map(([, { mount }]) => mount), ...recents])];
}
