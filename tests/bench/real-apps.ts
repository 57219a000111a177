/**
 * Real web UIs: a page load with Porthole, through the stand-in in an entered tab, against the same app through a plain
 * TCP forward in a browser without it. Bar: 1.05.
 *
 * Told twice: until the load event, and until the app's heading is there. What a script adds before the load event delays
 * it, and what it adds after doesn't: one file that comes later can bring twenty more into the first time, as gradio's.
 */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server } from 'node:net';
import type { CDPSession, Page } from 'playwright-core';
import type { Browser as Api } from 'wxt/browser';
import type { App } from '../apps/app.ts';
import { apps } from '../apps/index.ts';
import { type Cluster, startStandin } from '../cluster/index.ts';
import type { Browser } from '../harness/index.ts';
import type { Bench, Room } from './bench.ts';
import { alternate, compare, type Series, tell } from './stats.ts';

/** Within the extension. */
declare const chrome: typeof Api;

/** By what of them is there last. The last works without Porthole too, so it shows what of the time is the proxy's own. */
const HEADINGS: Readonly<Record<string, string>> = {
  vite: 'h1',
  gradio: 'h1',
  optuna: 'h5',
  streamlit: 'h1',
};
const REPEATS = 9;

export const realApps: Bench = {
  title: 'A page load of real web UIs with Porthole, against the same through a plain TCP forward',
  async run(room) {
    const cluster = await startStandin();
    const lines: string[] = [];
    for (const app of apps.filter(({ name }) => name in HEADINGS)) {
      lines.push(...(await measure(room, cluster, app)));
    }
    await cluster.stop();
    return lines;
  },
};

async function measure(room: Room, cluster: Cluster, app: App): Promise<string[]> {
  await app.install();
  const running = await app.start();
  const forward = await forwardTo(running.port);
  const [bare, porthole] = [await room.browser(), await room.porthole()];
  try {
    const proxied = await cluster.expose({ name: app.name, port: running.port });
    const forwarded = `http://127.0.0.1:${(forward.address() as AddressInfo).port}/`;
    const ours = await Way.to(app, 'with Porthole', porthole, proxied);
    const own = await Way.to(app, 'through a TCP forward', bare, forwarded);
    const ways = [ours, own];
    if (app.worksAlone) ways.push(await Way.to(app, 'behind the bare proxy', bare, proxied));
    const loads = await alternate(REPEATS, ...ways);
    const headings = ways.map((way) => way.headings());
    await ours.once();
    // Counted anew for each document.
    const repairs = await settled(() => repaired(porthole, proxied));
    const [held, holds] = [await heap(own.page), await heap(ours.page)];
    await Promise.all(ways.map(({ page }) => page.close()));
    return [
      ...told(loads),
      ...told(headings),
      `  repaired in one load: ${repairs}; JavaScript heap ${holds} MB, without Porthole ${held} MB`,
    ];
  } finally {
    forward.close();
    await running.stop();
  }
}

/** Ours comes first, and is held against each of the others; the bar is that of the second. */
function told(all: readonly Series[]): string[] {
  const [ours, ...others] = all as [Series, ...Series[]];
  return [
    ...all.map(tell),
    ...others.map((other, i) => compare(ours, other, i === 0 ? 1.05 : undefined)),
  ];
}

/** A way to an app: a page of its own, which is loaded again and again. */
class Way {
  readonly unit = 'ms';
  private readonly shown: number[] = [];

  private constructor(
    readonly name: string,
    readonly page: Page,
  ) {}

  static async to(app: App, name: string, browser: Browser, url: string): Promise<Way> {
    const page = await browser.page();
    await page.addInitScript(tellOf, HEADINGS[app.name] ?? '');
    await open(page, url);
    return new Way(`${app.name} ${name}`, page);
  }

  /** The time until the load event. */
  async once(): Promise<number> {
    await this.page.reload({ waitUntil: 'load' });
    await this.page.waitForFunction(() => shownAt !== undefined);
    const { load, shown } = await this.page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return { load: entry?.loadEventStart ?? Number.NaN, shown: shownAt ?? Number.NaN };
    });
    this.shown.push(shown);
    return load;
  }

  /** The times until the heading was there, so far. */
  headings(): Series {
    return { name: `${this.name}, its heading`, unit: this.unit, values: [...this.shown] };
  }
}

function forwardTo(port: number): Promise<Server> {
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    client.pipe(upstream).pipe(client);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy());
    }
  });
  return new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(server)));
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'commit' }).catch((error: Error) => {
    if (!error.message.includes('ERR_ABORTED')) throw error;
  });
  await page.waitForURL(({ protocol }) => protocol === 'http:', { waitUntil: 'load' });
}

/** Within the page. */
declare let shownAt: number | undefined;

/** Runs in each new document of the page, and notes when it has that heading. */
function tellOf(heading: string): void {
  const look = new MutationObserver(() => {
    if (!document.querySelector(heading)?.textContent) return;
    shownAt = performance.now();
    look.disconnect();
  });
  shownAt = undefined;
  look.observe(document, { subtree: true, childList: true, characterData: true });
}

interface Tab {
  readonly mount?: string;
  readonly repairs?: Readonly<Record<string, number>>;
}

/** How many repairs the extension has counted for the tab at `mount`. */
async function repaired(browser: Browser, mount: string): Promise<number> {
  const worker = await browser.serviceWorker();
  return worker.evaluate(async (wanted) => {
    const all: Record<string, Tab> = await chrome.storage.session.get(null);
    const tab = Object.values(all).find(({ mount, repairs }) => mount === wanted && repairs);
    return Object.values(tab?.repairs ?? {}).reduce((sum, count) => sum + count, 0);
  }, mount);
}

/** The first value that stays the same for a second: reports come in after a pause. */
async function settled(ask: () => Promise<number>): Promise<number> {
  let last = Number.NaN;
  for (;;) {
    const now = await ask();
    if (now === last) return now;
    last = now;
    await new Promise((passed) => setTimeout(passed, 1000));
  }
}

/** What scripts hold after a collection, in MB. */
async function heap(page: Page): Promise<string> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
  return (used / 1e6).toFixed(2);
}
