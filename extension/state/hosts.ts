/** The hosts that Porthole may work on: our own list decides, since permissions don't separate ports. */
import { browser } from 'wxt/browser';

export interface Host {
  /** `https://rancher.example.com`; a port of `*` stands for any. */
  readonly origin: string;
  /** Paths on which the host has a UI of its own, such as Rancher's `/dashboard/`. */
  readonly uiPaths: readonly string[];
}

/** `kubectl proxy` and API servers on this machine, on any port. */
const HERE: readonly Host[] = [
  'http://127.0.0.1:*',
  'http://localhost:*',
  'https://127.0.0.1:*',
  'https://localhost:*',
].map((origin) => ({ origin, uiPaths: [] }));

/** What permissions and menus know of an origin: no port. */
export function patternOf(origin: string): string {
  return `${origin.replace(/:(\*|\d+)$/, '')}/*`;
}

const KEY = 'hosts';

export async function readHosts(): Promise<readonly Host[]> {
  const added = (await browser.storage.local.get(KEY))[KEY] as readonly Host[] | undefined;
  return [...HERE, ...(added ?? [])];
}

/** Adds a host, or changes the one with the same origin. */
export async function saveHost(host: Host): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const added =
      ((await browser.storage.local.get(KEY))[KEY] as readonly Host[] | undefined) ?? [];
    const others = added.filter((each) => each.origin !== host.origin);
    await browser.storage.local.set({ [KEY]: [...others, host] });
  });
}
