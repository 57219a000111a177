/** What the rest of the extension asks of the network layer. One adapter a browser. */
import type { Browser } from 'wxt/browser';
import type { Host } from '../state/hosts.ts';
import type { TabMode } from '../state/tab.ts';

export interface Unanswered {
  readonly tab: number;
  readonly url: string;
  /** The browser's name for what happened. */
  readonly error: string;
}

/** A document that a tab shows from now on. */
export type Committed = Browser.webNavigation.WebNavigationTransitionCallbackDetails & {
  /** Chromium's. */
  readonly documentId?: string;
  /** Chromium's; `prerender` for what is rendered ahead, and may never be shown. */
  readonly documentLifecycle?: string;
  readonly frameType?: string;
};

export interface Network {
  /** A document may come before its tab has entered, and have lost some files. */
  readonly mayBeLate: boolean;
  /** Begins to hear what the adapter must; at the background's start, before anything else can happen. */
  listen(): void;
  /** Tells of each document that got no answer. */
  hearUnanswered(tell: (document: Unanswered) => void): void;
  /** The bare URL that the user typed, and that was taken into `mount`, where the tab's document came of that. */
  typed(document: Committed, mount: string): string | null;
  /** Puts the rules in force that need no tab. */
  prepare(hosts: readonly Host[]): Promise<void>;
  /** From when this resolves, the tab's requests are those of `mount` (its URL). */
  enter(tab: number, mount: string, mode: TabMode): Promise<void>;
  /** The tab comes to `mount` from a page of ours, which has cut it off from whatever held its window. */
  apart(tab: number, mount: string): Promise<void>;
  /** The tab may go to the bare paths of `origin`, past every mount on it. */
  root(tab: number, origin: string): Promise<void>;
  /** The tab's requests go where they say again. */
  leave(tab: number): Promise<void>;
}
