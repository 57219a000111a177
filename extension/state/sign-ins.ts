/**
 * How the user signs in, by place: a cluster's address (its origin and base path), or the URL of a mount, which goes
 * before that. Kept while the browser runs, where no page and no content script can read it; longer only in the vault.
 */
import { browser } from 'wxt/browser';
import type { SignIn } from '../desk/desk.ts';

/** A sign-in, or the user's wish that at this service the app's own `Authorization` goes out. */
export type Stored = SignIn | 'left-to-app';

export type SignIns = Readonly<Record<string, Stored>>;

/** The key of the storage, and of the lock under which it is written. */
export const SIGN_INS = 'sign-ins';

export async function readSignIns(): Promise<SignIns> {
  return ((await browser.storage.session.get(SIGN_INS))[SIGN_INS] as SignIns | undefined) ?? {};
}

export interface Found {
  readonly place: string;
  readonly stored: Stored;
}

/** The one for a mount's URL. */
export function signInFor(mount: string, all: SignIns): Found | null {
  const place = mount in all ? mount : Object.keys(all).find((each) => isIn(mount, each));
  const stored = place === undefined ? undefined : all[place];
  return place === undefined || !stored ? null : { place, stored };
}

/** Whether a mount is one of the cluster at an address. */
function isIn(mount: string, address: string): boolean {
  return mount.startsWith(`${address}/api/v1/`);
}

/** What goes out with a mount's requests: a sign-in as long as it isn't over, or what the app puts there. */
export function signedBy(mount: string, all: SignIns): readonly string[] | 'app' {
  const stored = signInFor(mount, all)?.stored;
  if (stored === 'left-to-app') return 'app';
  return stored ? inForce(stored) : [];
}

/** What goes out with Porthole's own requests to the cluster at an address, as `fetch` takes it. */
export function ownHeaders(address: string, all: SignIns): Record<string, string> {
  const stored = all[address];
  const headers = stored && stored !== 'left-to-app' ? inForce(stored) : [];
  return Object.fromEntries(headers.map((header) => header.split(/: (.*)/s, 2)));
}

function inForce({ headers, ends }: SignIn): readonly string[] {
  return ends === undefined || ends * 1000 > Date.now() ? headers : [];
}

/** When the next of them ends, in milliseconds since 1970; `Infinity` where none does. */
export function nextEnd(all: SignIns): number {
  const ends = Object.values(all).map((stored) =>
    stored === 'left-to-app' ? undefined : stored.ends,
  );
  const times = ends.map((end) => (end ?? Number.POSITIVE_INFINITY) * 1000);
  return Math.min(...times.filter((time) => time > Date.now()));
}

/** Changes them under a lock: popup and options page both write. */
export async function changeSignIns(change: (all: SignIns) => SignIns): Promise<SignIns> {
  return await navigator.locks.request(SIGN_INS, async () => {
    const after = change(await readSignIns());
    await browser.storage.session.set({ [SIGN_INS]: after });
    return after;
  });
}
