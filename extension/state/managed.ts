/** What an administrator has rolled out, as the background has judged it: everything else finds it here. */
import { browser } from 'wxt/browser';
import type { Choice } from './choice.ts';
import type { Cluster } from './clusters.ts';

/** Something in the policy that can't be used, and so was left out. */
export interface Problem {
  /** `clusters[1].url`. */
  readonly at: string;
  /** Which rule it breaks, as the desk's mistakes name it. */
  readonly code: string;
  readonly offending: string;
}

export interface Managed {
  readonly clusters: readonly Cluster[];
  /** By the mount's URL. */
  readonly choices: Readonly<Record<string, Choice>>;
  readonly problems: readonly Problem[];
}

/** Kept between sessions: a tab that is restored can't wait for a judgement. */
export const MANAGED = 'managed';
export const UNMANAGED: Managed = { clusters: [], choices: {}, problems: [] };

export async function readManaged(): Promise<Managed> {
  return ((await browser.storage.local.get(MANAGED))[MANAGED] as Managed | undefined) ?? UNMANAGED;
}

/** Each write is news to all who listen, so the same again is none. */
export async function saveManaged(managed: Managed): Promise<void> {
  const before = await readManaged();
  if (JSON.stringify(before) === JSON.stringify(managed)) return;
  await browser.storage.local.set({ [MANAGED]: managed });
}
