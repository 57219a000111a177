/**
 * The bare URLs that each tab has shown in place of a mount's own. Reload, Back and a duplicated tab ask for them again,
 * and nothing else tells those from an address that the user types.
 */
import { browser } from 'wxt/browser';
import { withoutFragment } from '../../state/without-fragment.ts';
import type { Known } from './known.ts';

/** How many of a tab, the newest last. */
const MOST = 200;
const keyOf = (tab: number) => `shown:${tab}`;

type Shown = Readonly<Record<string, string>>;

/** The mount whose document the tab showed under this URL. */
export async function shownMount(tab: number, url: string): Promise<string | null> {
  return (await read(tab))[url] ?? null;
}

export function followShown(knowledge: () => Known | Promise<Known>): void {
  const loaded = new Map<number, string | null>();
  browser.webNavigation.onCommitted.addListener(async ({ tabId, frameId, url }) => {
    if (frameId === 0) loaded.set(tabId, (await knowledge()).mountOf(url));
  });
  browser.webNavigation.onHistoryStateUpdated.addListener(async ({ tabId, frameId, url }) => {
    if (frameId !== 0) return;
    const mount = loaded.get(tabId) ?? (await recordedMount(tabId));
    if (mount && !url.startsWith(mount)) await add(tabId, withoutFragment(url), mount);
  });
  browser.tabs.onRemoved.addListener((tab) => {
    loaded.delete(tab);
    void forgetShown(tab);
  });
}

export async function forgetShown(tab: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tab));
}

/** For an event page that was asleep when the document came. */
async function recordedMount(tab: number): Promise<string | null> {
  const key = `tab:${tab}`;
  const record = (await browser.storage.session.get(key))[key] as { mount?: string } | undefined;
  return record?.mount ?? null;
}

async function read(tab: number): Promise<Shown> {
  const key = keyOf(tab);
  return ((await browser.storage.session.get(key))[key] as Shown | undefined) ?? {};
}

async function add(tab: number, url: string, mount: string): Promise<void> {
  const key = keyOf(tab);
  await navigator.locks.request(key, async () => {
    const before = await read(tab);
    if (before[url] === mount) return;
    const { [url]: _, ...others } = before;
    const all = Object.entries({ ...others, [url]: mount }).slice(-MOST);
    await browser.storage.session.set({ [key]: Object.fromEntries(all) });
  });
}
