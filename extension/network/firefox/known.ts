/**
 * What the listener must know of each request at once, kept in memory. An event page that has just woken up reads it
 * first, while the request waits.
 */
import { browser } from 'wxt/browser';
import * as core from '../../core/core.ts';
import { readAliases } from '../../state/aliases.ts';
import { readChoices } from '../../state/choice.ts';
import { type Host, readHosts } from '../../state/hosts.ts';

export interface Known {
  readonly hosts: readonly Host[];
  /** The other names of mounts' hosts, by the mount's URL. */
  readonly aliases: Readonly<Record<string, string>>;
  /** The URL of the mount in which a URL is, where Porthole works on it; remembered, since documents ask often. */
  mountOf(url: string | undefined): string | null;
}

/** Of URLs, whose mounts are remembered. */
const MOST = 1000;

let reading: Promise<Known> | null = null;
let known: Known | null = null;

/** At once, but for the first time and after a change. */
export function knowledge(): Known | Promise<Known> {
  reading ??= read();
  return known ?? reading;
}

/** When this resolves, the listener goes by what is stored now. */
export async function learnAgain(): Promise<void> {
  known = null;
  reading = read();
  await reading;
}

export function followStorage(): void {
  browser.storage.local.onChanged.addListener(() => void learnAgain());
  browser.permissions.onAdded.addListener(() => void learnAgain());
  browser.permissions.onRemoved.addListener(() => void learnAgain());
}

async function read(): Promise<Known> {
  const [hosts, choices, aliases] = await Promise.all([
    readHosts(),
    readChoices(),
    readAliases(),
    core.ready(),
  ]);
  const mounts = new Map<string, string | null>();
  const find = (url: string) => {
    const mount = core.parseOrNull(url)?.mount;
    if (!mount || choices[mount] === 'off') return null;
    return core.isAllowed(hosts, new URL(url).origin) ? mount : null;
  };
  const mountOf = (url: string | undefined) => {
    if (!url?.startsWith('http')) return null;
    let mount = mounts.get(url);
    if (mount === undefined) {
      if (mounts.size === MOST) mounts.clear();
      mount = find(url);
      mounts.set(url, mount);
    }
    return mount;
  };
  const fresh = { hosts, aliases, mountOf };
  known = fresh;
  return fresh;
}
