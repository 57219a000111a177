/**
 * The slowest and the failed requests of the document that a tab shows. The document's own timeline has them all, and
 * is asked when somebody looks: to listen for each request in the background would make all of them slower.
 */
import { browser } from 'wxt/browser';

/** Where most of a request's time went: until it was sent, until its answer began, or until that had come. */
export type Spent = 'queue' | 'answer' | 'transfer';

export interface Timed {
  /** Without query, fragment or user name. */
  readonly url: string;
  /** Of the answer; 0 where the browser keeps it to itself. */
  readonly status: number;
  /** In milliseconds. */
  readonly time: number;
  /** Unknown of answers from caches and of other hosts. */
  readonly spent?: Spent | undefined;
}

export interface Requests {
  /** Slowest first. */
  readonly slow: readonly Timed[];
  /** Answered with an error, oldest first. */
  readonly failed: readonly Timed[];
}

/** What the relay of one document answers. */
export interface Told extends Requests {
  /** The URL that the document was loaded from. */
  readonly document: string;
}

export const ASK_REQUESTS = 'requests';
export const MOST_SLOW = 5;
export const MOST_FAILED = 10;

/** Those of the tab's documents that are of this mount: its page, and frames in it. */
export async function readRequests(tab: number, mount: string): Promise<Requests> {
  const frames = (await browser.webNavigation.getAllFrames({ tabId: tab })) ?? [];
  const told = await Promise.all(frames.map(({ frameId }) => ask(tab, frameId)));
  const own = told.flatMap((each) => (each?.document.startsWith(mount) ? each : []));
  const slow = own.flatMap((each) => each.slow).sort((a, b) => b.time - a.time);
  const failed = own.flatMap((each) => each.failed);
  return {
    slow: once(slow).slice(0, MOST_SLOW),
    failed: once(failed).slice(0, MOST_FAILED),
  };
}

/** Several documents may have asked for the same. */
function once(requests: readonly Timed[]): Timed[] {
  const keys = requests.map(({ url, status }) => `${status} ${url}`);
  return requests.filter((_, i) => keys.indexOf(keys[i] as string) === i);
}

async function ask(tab: number, frameId: number): Promise<Told | undefined> {
  try {
    return await browser.tabs.sendMessage(tab, ASK_REQUESTS, { frameId });
  } catch {
    // No relay is there: a frame of another host, or a document that is just going.
    return;
  }
}
