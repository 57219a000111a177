import type { Page } from 'playwright-core';
import type { BrowserName } from '../harness/index.ts';
import type { Kind } from './matrix/ways.ts';

export interface Running {
  port: number;
  stop(): Promise<void>;
}

/** A web UI that nobody here wrote, and what a user does with it. */
export interface App {
  name: string;
  /** What fails behind the API server's proxy when nothing helps. */
  breaksBy: string;
  /** A control: works behind the proxy as it is, on all ways or on these, and must go on working. */
  worksAlone: boolean | readonly Kind[];
  /** Ways in on which it can't work in a browser, with Porthole or without, and the measured reason. */
  lost?: Partial<Record<BrowserName, Partial<Record<Kind, string>>>>;
  /** What Porthole has to say of it on these ways, by cause, and nothing else on any. */
  tells?: Partial<Record<Kind, readonly string[]>>;
  /** Into the cache, once for each state of the lock files. */
  install(): Promise<unknown>;
  /** From a clean state, on 127.0.0.1. */
  start(): Promise<Running>;
  /** A few user actions in a new tab; rejects with the step that failed or took too long. */
  probe(page: Page, url: string, patience: number): Promise<void>;
}
