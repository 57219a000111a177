/**
 * A scene for a spec: services behind the stand-in, and a browser with the extension. What counts is the stand-in's
 * log: a request that missed every mount is an escape, whatever the page saw.
 */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { TabRecord } from '../../../extension/state/tab.ts';
import { type Cluster, type LoggedRequest, startStandin } from '../../cluster/index.ts';
import type { StandinOptions } from '../../cluster/standin.ts';
import { type Browser, isFirefox, launch } from '../../harness/index.ts';
import { type App, type Pages, serveApp } from './app.ts';
import { Inside } from './inside.ts';
import { until } from './until.ts';

export const builtExtension =
  process.env['PORTHOLE_EXTENSION'] ??
  fileURLToPath(new URL(`../../../dist/${isFirefox ? 'firefox' : 'chromium'}/`, import.meta.url));

export interface SceneOptions extends StandinOptions {
  /** In place of the stand-in. Others than that keep no log of requests. */
  cluster?: Cluster;
  args?: readonly string[];
  /** Names that lead to this machine. */
  hosts?: readonly string[];
  /** Public keys, as for the cluster's own, whose certificates are taken as they are. */
  trusted?: readonly string[];
  /** Auto's health check may try the other mode. Most specs have pages that only they could call whole. */
  health?: boolean;
  /** The extension is there in private windows, too. */
  privateWindows?: boolean;
  /** Another folder than that of the built extension. */
  extension?: string;
  /** A profile to keep for another browser later. */
  profile?: string;
}

/** The page's own, or that of the extension's content scripts. */
export type World = 'MAIN' | 'ISOLATED';

/** A browser tab, as Playwright and as the extension know it. */
export interface Tab {
  readonly id: number;
  readonly page: Page;
}

export class Scene {
  private constructor(
    readonly cluster: Cluster,
    readonly browser: Browser,
    readonly inside: Inside,
    private readonly apps: Readonly<Record<string, App>>,
    private readonly mounts: Readonly<Record<string, string>>,
  ) {}

  static async open(services: Record<string, Pages>, options: SceneOptions = {}): Promise<Scene> {
    const cluster = options.cluster ?? (await startStandin(options));
    const apps: Record<string, App> = {};
    const mounts: Record<string, string> = {};
    for (const [name, pages] of Object.entries(services)) {
      const app = await serveApp(pages);
      apps[name] = app;
      mounts[name] = await cluster.expose({ name, port: app.port });
    }
    const browser = await launchExtension(options, cluster).catch(async (error: unknown) => {
      // What is left open would keep the failed test's process from ending, until its whole stage is out of time.
      await cluster.stop();
      await Promise.all(Object.values(apps).map((app) => app.close()));
      throw error;
    });
    if (options.privateWindows) await browser.allowPrivateWindows();
    const page = await browser.page();
    await page.goto(browser.own('entry.html'));
    const inside = new Inside(page);
    if (!options.health) await inside.spendTrials(Object.values(mounts));
    return new Scene(cluster, browser, inside, apps, mounts);
  }

  /** The URL of a path of a service. */
  url(path = '/', service = 'web'): string {
    const mount = this.mounts[service];
    if (!mount) throw new Error(`the scene has no service ${service}`);
    return mount + path.replace(/^\//, '');
  }

  /** The prefix of a service: the path of its mount without the last slash. */
  prefix(service = 'web'): string {
    return new URL(this.url('/', service)).pathname.slice(0, -1);
  }

  /** The URL of a path of a service as a site of its own, past the API server. */
  elsewhere(path = '/', service = 'web'): string {
    return `http://localhost:${this.apps[service]?.port}${path}`;
  }

  /** A new tab, empty or at a URL. */
  async tab(url?: string): Promise<Tab> {
    const opened = this.browser.context.waitForEvent('page');
    const id = await this.inside.openTab();
    const tab = { id, page: await opened };
    if (url) await this.go(tab.page, url);
    return tab;
  }

  /** As if typed, until the page has loaded; past the entry page, which Playwright takes for the end of the way. */
  async go(page: Page, url: string): Promise<void> {
    // Where the tab was before is no sign of having arrived, nor is a URL that only changed in place.
    const arrived = page.waitForEvent('load', () => page.url().startsWith('http'));
    arrived.catch(() => {});
    await page.goto(url, { waitUntil: 'commit' }).catch((error: Error) => {
      if (!error.message.includes('ERR_ABORTED') && !isGivenUpForItself(error)) throw error;
    });
    await arrived;
  }

  /** Pins the mode of the tab's service as the popup does, and waits for the page in it. */
  async pin(tab: Tab, mode: 'root' | 'prefix'): Promise<void> {
    const loaded = tab.page.waitForEvent('load');
    await this.inside.choose(tab.id, mode);
    await loaded;
  }

  /** The popup, as a page about this tab. */
  async popup({ id }: Tab): Promise<Page> {
    const popup = await this.browser.page();
    await popup.goto(this.browser.own(`popup.html?tab=${id}`));
    return popup;
  }

  record(tab: Tab): Promise<TabRecord | null> {
    return this.inside.record(tab.id);
  }

  recordUntil(tab: Tab, what: string, holds: (record: TabRecord | null) => boolean) {
    return until(what, () => this.record(tab), holds);
  }

  /**
   * Asks the page shown in a tab, and no click is made of it: drivers pass their questions for a person's doing, and
   * so does Chromium with those of a page that a driver has just asked.
   */
  async ask<T>({ id }: Tab, question: () => T | Promise<T>, world: World = 'MAIN'): Promise<T> {
    const injection = `{ target: { tabId: ${id} }, world: '${world}', func: ${question} }`;
    const worker = await this.browser.serviceWorker();
    return worker.evaluate(
      `chrome.scripting.executeScript(${injection}).then(([answer]) => answer.result)`,
    );
  }

  /** The requests that missed every mount since the log was cleared. */
  async escapes(): Promise<string[]> {
    const missed = (await this.cluster.requests()).filter(({ mount }) => mount === null);
    return missed.map(({ method, path }) => `${method} ${path}`);
  }

  /**
   * What reached a service since the log was cleared: method and path below its prefix. Without the tab's icon,
   * which the browser asks for when it likes.
   */
  async reached(service = 'web'): Promise<string[]> {
    const prefix = this.prefix(service);
    const own = (await this.cluster.requests()).filter(({ mount }) => mount === prefix);
    const reached = own.map(({ method, path }) => `${method} ${path.slice(prefix.length)}`);
    return reached.filter((request) => request !== 'GET /favicon.ico');
  }

  /** The first request to a path below a service's prefix. */
  async request(path: string, service = 'web'): Promise<LoggedRequest> {
    const whole = this.prefix(service) + path;
    const found = (await this.cluster.requests()).find((request) => request.path === whole);
    if (!found) throw new Error(`nothing asked for ${whole}`);
    return found;
  }

  clear(): Promise<void> {
    return this.cluster.clearRequests();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.cluster.stop();
    await Promise.all(Object.values(this.apps).map((app) => app.close()));
  }
}

function launchExtension(
  { args = [], hosts = [], extension = builtExtension, profile, trusted = [] }: SceneOptions,
  { tlsSpki }: Cluster,
): Promise<Browser> {
  const ignoreCertificateSpki = [...trusted, ...(tlsSpki ? [tlsSpki] : [])];
  return launch({ extension, args, hosts, ignoreCertificateSpki, ...(profile && { profile }) });
}

/** Where the extension leads a navigation on, Firefox may tell of the end of one and of the start of the same again. */
function isGivenUpForItself({ message }: Error): boolean {
  const [, from, to] = message.match(/Navigation to "(.*?)" is interrupted .* to "(.*?)"/) ?? [];
  return from !== undefined && from === to;
}
