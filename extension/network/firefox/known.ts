/**
 * What the listener must know of each request at once, kept in memory. An event page that has just woken up reads it
 * first, while the request waits.
 */
import { browser } from 'wxt/browser';
import * as core from '../../core/core.ts';
import { readAliases } from '../../state/aliases.ts';
import { readChoices } from '../../state/choice.ts';
import { type Host, readHosts } from '../../state/hosts.ts';
import { readSignIns, SIGN_INS, signedBy } from '../../state/sign-ins.ts';

export interface Known {
  readonly hosts: readonly Host[];
  /** The other names of mounts' hosts, by the mount's URL. */
  readonly aliases: Readonly<Record<string, string>>;
  /** The URL of the mount in which a URL is, where Porthole works on it. */
  mountOf(url: string | undefined): string | null;
  /** The same where it is off, too. */
  proxiedMount(url: string | undefined): string | null;
  /** Whose `Authorization` goes out with a mount's requests. */
  signedBy(mount: string): core.SignedBy;
  /** The user is signed in to something at the origin of this mount: its services must be kept apart. */
  isGuarded(mount: string): boolean;
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
  browser.storage.session.onChanged.addListener((changes) => {
    if (SIGN_INS in changes) void learnAgain();
  });
  browser.storage.local.onChanged.addListener(() => void learnAgain());
  browser.permissions.onAdded.addListener(() => void learnAgain());
  browser.permissions.onRemoved.addListener(() => void learnAgain());
}

async function read(): Promise<Known> {
  const [hosts, choices, aliases, signIns] = await Promise.all([
    readHosts(),
    readChoices(),
    readAliases(),
    readSignIns(),
    core.ready(),
  ]);
  const proxiedMount = remembered((url) => {
    const mount = core.parseOrNull(url)?.mount;
    return mount && core.isAllowed(hosts, new URL(url).origin) ? mount : null;
  });
  const mountOf = (url: string | undefined) => {
    const mount = proxiedMount(url);
    return mount !== null && choices[mount] === 'off' ? null : mount;
  };
  const guarded = new Set(Object.keys(signIns).map((place) => new URL(place).origin));
  const fresh: Known = {
    hosts,
    aliases,
    mountOf,
    proxiedMount,
    signedBy: (mount) => signedBy(mount, signIns),
    isGuarded: (mount) => guarded.size > 0 && guarded.has(new URL(mount).origin),
  };
  known = fresh;
  return fresh;
}

/** Documents ask for the same again and again. */
function remembered(find: (url: string) => string | null): Known['proxiedMount'] {
  const found = new Map<string, string | null>();
  return (url) => {
    if (!url?.startsWith('http')) return null;
    let mount = found.get(url);
    if (mount === undefined) {
      if (found.size === MOST) found.clear();
      mount = find(url);
      found.set(url, mount);
    }
    return mount;
  };
}
