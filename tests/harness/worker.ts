import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Worker } from 'playwright-core';
import type { Browser } from 'wxt/browser';
import type { Ready } from './browser.ts';
import { memoryOf } from './memory.ts';

declare const chrome: typeof Browser;

const timeout = 20_000;

export async function waitFor(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + timeout;
  let last = '';
  while (Date.now() < deadline) {
    const met = await condition().catch((error: unknown) => {
      last = `: ${error}`;
      return false;
    });
    if (met) return;
    await pause(20);
  }
  throw new Error(`${what} did not happen within ${timeout} ms${last}`);
}

/** The service worker of the one extension in a browser, across its sleeps. */
export class ExtensionWorker {
  /** What it has written into its console. */
  readonly logs: string[] = [];

  private constructor(
    private readonly context: BrowserContext,
    private readonly worker: Worker,
    private readonly targets: CDPSession,
  ) {
    worker.on('console', (message) => this.logs.push(message.text()));
  }

  static async of(context: BrowserContext): Promise<ExtensionWorker> {
    const browser = context.browser();
    if (!browser) throw new Error('the browser is closed');
    const worker = await firstWorker(context);
    return new ExtensionWorker(context, worker, await browser.newBrowserCDPSession());
  }

  get extensionId(): string {
    return new URL(this.worker.url()).hostname;
  }

  /**
   * Playwright keeps one Worker for all lives of a service worker, and evaluating in it hangs
   * while it sleeps; only the browser's list of targets tells whether it runs.
   */
  private async runs(): Promise<boolean> {
    const { targetInfos } = await this.targets.send('Target.getTargets');
    return targetInfos.some((t) => t.type === 'service_worker' && t.url === this.worker.url());
  }

  async running(): Promise<Worker> {
    await waitFor("the waking of the extension's service worker", () => this.runs());
    return this.worker;
  }

  async waitUntil(ready: Ready): Promise<void> {
    await waitFor('the start of the extension', async () => ready(await this.running()));
  }

  async memory(): Promise<number> {
    await this.running();
    return memoryOf(this.worker.url(), this.targets);
  }

  async tellIdle(state: string): Promise<void> {
    const worker = await this.running();
    await worker.evaluate((told) => {
      const event = chrome.idle.onStateChanged as unknown as { dispatch(state: string): void };
      event.dispatch(told);
    }, state);
  }

  async stop(): Promise<void> {
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    const session = await this.context.newCDPSession(page);
    let stopped = false;
    // By event, not by asking: what stops it may wake it again before the next look.
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const own = versions.filter((version) => version.scriptURL === this.worker.url());
      stopped ||= own.some((version) => version.runningStatus === 'stopped');
    });
    try {
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await waitFor("the end of the extension's service worker", async () => stopped);
    } finally {
      await session.detach();
    }
  }
}

async function firstWorker(context: BrowserContext): Promise<Worker> {
  const isExtension = (worker: Worker) => worker.url().startsWith('chrome-extension:');
  const started = context.serviceWorkers().find(isExtension);
  if (started) return started;
  return context.waitForEvent('serviceworker', { predicate: isExtension, timeout }).catch(() => {
    throw new Error(
      `the extension started no service worker within ${timeout} ms: ` +
        'look for an error in its manifest or its background script',
    );
  });
}
