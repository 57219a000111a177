/** What a benchmark is given and gives. */
import type { Browser } from '../harness/index.ts';

export interface Room {
  /** A Chromium without the extension. */
  browser(): Promise<Browser>;
  /** A Chromium with it. */
  porthole(): Promise<Browser>;
  /** A Chromium with an extension that has one network rule and nothing else. */
  least(): Promise<Browser>;
  /** A Firefox without the extension. */
  firefox(): Promise<Browser>;
  /** A Firefox with it. */
  portholeInFirefox(): Promise<Browser>;
  /** A page of a plain server, without any proxy. */
  blankPage(): Promise<string>;
  /** The same server's pages at its own root, and behind the stand-in. */
  urls(): Promise<{ own: string; proxied: string }>;
}

export interface Bench {
  readonly title: string;
  /** Lines to print: raw numbers, then ratios against something of the same run. */
  run(room: Room): Promise<string[]>;
}
