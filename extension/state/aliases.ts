/**
 * The other name of a mount's host, where that is a `kubectl proxy`: the API server's address, as the host itself or the
 * user told it. Known until the browser session ends, for the next `kubectl proxy` may lead to another cluster.
 */
import { browser } from 'wxt/browser';

const KEY = 'aliases';
type Aliases = Readonly<Record<string, string>>;

/** `host:port`, or nothing where the host goes by one name. `mount` is the mount's URL. */
export async function readAlias(mount: string): Promise<string | undefined> {
  return (await readAliases())[mount];
}

export async function saveAlias(mount: string, alias: string): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    await browser.storage.session.set({ [KEY]: { ...(await readAliases()), [mount]: alias } });
  });
}

/** The permission with which the browser lets us bring requests to the alias back. */
export function permissionFor(alias: string): string {
  return `*://${alias.replace(/:\d+$/, '')}/*`;
}

/** Each mount's, by the mount's URL. */
export async function readAliases(): Promise<Aliases> {
  return ((await browser.storage.session.get(KEY))[KEY] as Aliases | undefined) ?? {};
}
