/** What is known of each tab that has entered a mount; gone with the browser session. */
import { browser } from 'wxt/browser';
import type { Diagnosis, Loss } from '../core/core.ts';
import type { Choice } from './choice.ts';

export type TabMode = 'root' | 'prefix' | 'off';
/** Why the mode is in force; `shows-…` is evidence that the page layer found in the document. */
export type Reason =
  | 'default'
  | 'pinned'
  | 'managed'
  | 'healthier'
  | 'posted'
  | 'sandboxed'
  | 'shows-script'
  | 'shows-meta';

/** What came of the request for the tab's document, where that wasn't a page. */
export interface Failure {
  /** Of the answer, where there was one. */
  readonly status?: number;
  /** Those that tell who answered. */
  readonly headers?: Record<string, string>;
  /** Chromium's name for a request that got no answer, such as `net::ERR_CONNECTION_REFUSED`. */
  readonly error?: string;
  /** The text that stood in the document's place, such as a `Status`. */
  readonly body?: string;
}

/** A failure whose cause is known to be Kubernetes or the way to it, not the app. */
export interface Problem extends Failure {
  readonly diagnosis: Diagnosis;
}

export interface Unanswered {
  /** Without its query. */
  readonly url: string;
  /** Chromium's name for what happened. */
  readonly error: string;
}

export interface TabRecord {
  /** The mount's URL: origin, prefix and `/`. */
  readonly mount: string;
  /** The tab's rules are in force. A tab that has left keeps its record, for Back. */
  readonly entered: boolean;
  readonly choice: Choice;
  readonly mode: TabMode;
  readonly reason: Reason;
  /** Repairs of the document shown, by kind: request types of the network layer, names of the page layer's repairs. */
  readonly repairs: Readonly<Record<string, number>>;
  readonly problem?: Problem;
  readonly failure?: Failure;
  /** What the document shown loses, though it came through; each cause once. */
  readonly losses?: readonly Loss[];
  /** Requests of the document shown that got no answer, oldest first. */
  readonly unanswered?: readonly Unanswered[];
  /** The user typed a bare path, which went to the app: the host's root is offered. */
  readonly typed?: string;
  /** Which document belongs to which mount, newest last: the back/forward cache shows them again without a request. */
  readonly documents: Readonly<Record<string, string>>;
}

const keyOf = (tab: number) => `tab:${tab}`;

export async function readTab(tab: number): Promise<TabRecord | null> {
  const key = keyOf(tab);
  return ((await browser.storage.session.get(key))[key] as TabRecord | undefined) ?? null;
}

/** Changes a tab's record under a lock, since several event sources write at once. */
export async function changeTab(
  tab: number,
  change: (record: TabRecord | null) => TabRecord | null,
): Promise<void> {
  const key = keyOf(tab);
  await navigator.locks.request(key, async () => {
    const before = await readTab(tab);
    const after = change(before);
    if (after === before) return;
    if (after) await browser.storage.session.set({ [key]: after });
    else await browser.storage.session.remove(key);
  });
}

/** Every tab's record. */
export async function readTabs(): Promise<Map<number, TabRecord>> {
  const all = await browser.storage.session.get(null);
  const tabs = new Map<number, TabRecord>();
  for (const [key, value] of Object.entries(all)) {
    if (key.startsWith('tab:')) tabs.set(Number(key.slice(4)), value as TabRecord);
  }
  return tabs;
}
