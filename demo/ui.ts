import type { Page } from 'playwright-core';
import type { Site } from './site/server.ts';

/** A small web UI that works at its own root and breaks behind the API server's proxy. */
export interface Ui {
  /** The name of its service. */
  name: string;
  title: string;
  /** What it is, in a sentence. */
  is: string;
  /** What a browser without Porthole shows, and why. */
  breaksBy: string;
  start(): Promise<Site>;
  /** What a person does in it; rejects where the UI doesn't do its part. */
  use(page: Page): Promise<void>;
}

/** How long a person waits for a UI. */
export const patience = 8_000;
