/** The hosts that Porthole may work on: our own list decides, since permissions don't separate ports. */
import { browser } from 'wxt/browser';
import { readManaged } from './managed.ts';
import { dropSignInsOn } from './vault.ts';

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

/** What scripts and menus know of an origin: no port. */
export function patternOf(origin: string): string {
  return `${origin.replace(/:(\*|\d+)$/, '')}/*`;
}

/** What to ask the browser for, to work on an origin: its WebSockets are of another scheme. */
export function permissionsFor(origin: string): string[] {
  const pattern = patternOf(origin);
  return [pattern, pattern.replace('http', 'ws')];
}

/** Allowed on any port from the start. */
export function isHere(origin: string): boolean {
  return HERE.some((here) => patternOf(here.origin) === patternOf(origin));
}

const KEY = 'hosts';

/**
 * A policy brings no permission along, and people take back in the browser what they gave: hosts without one are
 * strangers, and the popup offers to allow them.
 */
export async function readHosts(): Promise<readonly Host[]> {
  const [here, abroad] = await Promise.all([permitted(HERE), readAbroad().then(permitted)]);
  return [...here, ...abroad];
}

/** Asked at once first: most people never take anything back, and each question is one to the browser. */
async function permitted(hosts: readonly Host[]): Promise<readonly Host[]> {
  const origins = hosts.map(({ origin }) => patternOf(origin));
  if (hosts.length === 0 || (await browser.permissions.contains({ origins }))) return hosts;
  const given = await Promise.all(hosts.map(({ origin }) => isPermitted(origin)));
  return hosts.filter((_, i) => given[i]);
}

/** What the user has added, and what a policy adds to that. */
async function readAbroad(): Promise<readonly Host[]> {
  const [added, managed] = await Promise.all([readAddedHosts(), readManagedOrigins()]);
  const others = managed.filter((origin) => !added.some((each) => each.origin === origin));
  return [...added, ...others.map((origin) => ({ origin, uiPaths: [] }))];
}

async function readManagedOrigins(): Promise<readonly string[]> {
  const origins = (await readManaged()).clusters.map(({ origin }) => origin);
  return [...new Set(origins)].filter((origin) => !isHere(origin));
}

/** Whether the browser lets Porthole reach it. */
export function isPermitted(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] });
}

/** Without those that are allowed from the start. */
export async function readAddedHosts(): Promise<readonly Host[]> {
  return ((await browser.storage.local.get(KEY))[KEY] as readonly Host[] | undefined) ?? [];
}

/** One that is added already stays as it is, and those of this machine need no place in the list. */
export async function addHost(origin: string): Promise<void> {
  if (isHere(origin)) return;
  await changeHosts((added) => {
    const isThere = added.some((each) => each.origin === origin);
    return isThere ? added : [...added, { origin, uiPaths: [] }];
  });
}

/** Signs out there, and gives the browser's permission back too, unless another port of the host still needs it. */
export async function removeHost(origin: string): Promise<void> {
  await changeHosts((added) => added.filter((each) => each.origin !== origin));
  await dropSignInsOn(origin);
  const left = (await readHosts()).filter((each) => each.origin !== origin);
  const pattern = patternOf(origin);
  if (left.some((each) => patternOf(each.origin) === pattern)) return;
  // A package that an organisation has made may require some of its own.
  await browser.permissions.remove({ origins: permissionsFor(origin) }).catch(() => {});
}

async function changeHosts(change: (added: readonly Host[]) => readonly Host[]): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    await browser.storage.local.set({ [KEY]: change(await readAddedHosts()) });
  });
}
