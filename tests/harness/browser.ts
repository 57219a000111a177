/** What tests ask of a browser, whichever it is. */
import type { BrowserContext, Page, Worker } from 'playwright-core';
import type { Hand } from './hand.ts';

export const browsers = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browsers)[number];
/** As people call them. */
export const titles: Readonly<Record<BrowserName, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
};

/** Most runs are about one browser: Chromium, unless `PORTHOLE_BROWSER` says otherwise. */
export const isFirefox = process.env['PORTHOLE_BROWSER'] === 'firefox';

/** Tells, asked in the extension's service worker, whether the extension has finished starting. */
export type Ready = (worker: Worker) => Promise<boolean>;

export interface LaunchOptions {
  /** By default the one that the run is about. */
  browser?: BrowserName;
  /** Folder of the unpacked extension. */
  extension?: string;
  headless?: boolean;
  /** Of the browser's own messages, and so of the extension: `en`, unless a test is about another. */
  language?: string;
  /** Names that lead to this machine. */
  hosts?: readonly string[];
  /** Speaks HTTP/1.1 alone where this is false. */
  http2?: boolean;
  /** Lets it reach other machines, which tests don't. */
  anyHost?: boolean;
  /** Chromium's switches. */
  args?: readonly string[];
  /** Public-key hashes (base64 SHA-256 of the SPKI) whose certificate errors are ignored. */
  ignoreCertificateSpki?: string | readonly string[];
  /** When the extension counts as started; by default once it has dynamic network rules. */
  ready?: Ready;
  /** A profile to keep between launches; by default a new, empty one that goes with the browser. */
  profile?: string;
  /** Opens again what was open when this profile's browser was closed. */
  restore?: boolean;
  /** Leaves the page open that the extension shows once to a new user. */
  welcome?: boolean;
}

export interface Downloaded {
  readonly name: string;
  readonly text: string;
}

export interface Browser {
  context: BrowserContext;
  /** A new tab. */
  page(): Promise<Page>;
  extensionId?: string;
  /** The URL of one of the extension's own files. */
  own(path: string): string;
  /**
   * Where the extension's background can be asked: its service worker that runs now, waited for if it is asleep; in
   * Firefox, whose drivers don't reach an event page, a page of the extension.
   */
  serviceWorker(): Promise<Worker>;
  /** Puts the extension's background to sleep, as the browser does after idle time. */
  stopServiceWorker(): Promise<void>;
  /** Puts the extension in its own place, as an update does. */
  updateExtension(): Promise<void>;
  /** Tells the extension that the user is away, which no test can be. Firefox never tells of a locked screen. */
  tellIdle(state: 'idle' | 'locked'): Promise<void>;
  /** As the browser's own page for extensions does. */
  setExtensionEnabled(on: boolean): Promise<void>;
  /** Sets the clock that the extension goes by, in milliseconds ahead of the machine's. */
  setClock(ahead: number): Promise<void>;
  /** Takes the hosts of the manifest from the extension, or gives them back. */
  allowHosts(on: boolean): Promise<void>;
  /** A new tab of a container, of which only Firefox has any. */
  openInContainer(url: string): Promise<void>;
  /** As that page does; the extension begins anew. */
  allowPrivateWindows(): Promise<void>;
  /** What the extension's background has written into the browser's console. */
  logs(): Promise<string[]>;
  /** Bytes of all that its scripts hold. */
  memory(): Promise<number>;
  /** What a person does with the extension in the browser's own window. */
  readonly hand: Hand;
  /** The file that somebody is given who does this, from whichever tab. */
  download(by: () => Promise<unknown>): Promise<Downloaded>;
  close(): Promise<void>;
}

const none = () => Promise.reject(new Error('this browser was launched without an extension'));

/** What a browser without one answers. */
export const withoutExtension = {
  own: () => 'about:blank',
  serviceWorker: none,
  stopServiceWorker: none,
  tellIdle: none,
  updateExtension: none,
  setExtensionEnabled: none,
  allowHosts: none,
  setClock: none,
  allowPrivateWindows: none,
  logs: none,
  memory: none,
  hand: { press: none, pick: none },
};
