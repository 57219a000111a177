/** The real extension's popup, opened as a page about a tab whose record the test writes. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Worker } from 'playwright-core';
import type { TabRecord } from '../../../extension/state/tab.ts';
import { type Browser, type Downloaded, launch } from '../../harness/index.ts';
import { builtExtension } from '../kit/index.ts';
import { evaluate, finished, popupWidth } from './extension-page.ts';

export type Language = 'en' | 'ja';

export interface StageOptions {
  language?: Language;
  extension?: string;
  args?: readonly string[];
  /** Names that lead to this machine. */
  hosts?: readonly string[];
}

export class Stage {
  /** The tab that the popup is about. */
  subject!: Page;
  tab!: number;
  private subjects = 0;

  private constructor(
    private readonly browser: Browser,
    private readonly server: Server,
    /** Of a server that answers everything with a small page. */
    readonly origin: string,
    /** Paths that were asked for, newest last. */
    readonly asked: string[],
    /** A page of the extension, to reach its storage. */
    readonly inside: Page,
  ) {}

  static async open({
    language = 'en',
    extension = builtExtension,
    args = [],
    hosts = [],
  }: StageOptions = {}) {
    const asked: string[] = [];
    const server = await serve(asked);
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const browser = await launch({ extension, language, args, hosts });
    const inside = await browser.page();
    await inside.goto(browser.own('popup.html'));
    const stage = new Stage(browser, server, origin, asked, inside);
    await stage.renewSubject();
    return stage;
  }

  /**
   * Another tab to be about: what was under way in the one before can't disturb a test. That one
   * stays open, since Chromium may forget to close a tab in the middle of a navigation.
   */
  async renewSubject(): Promise<void> {
    const start = `${this.origin}/start/${++this.subjects}`;
    this.subject = await this.browser.page();
    await this.subject.goto(start);
    this.tab = await evaluate(this.inside, 'tab', start);
  }

  /** A record of a tab in root mode; `parts` change it. */
  record(parts: Partial<TabRecord> = {}): TabRecord {
    const mount = `${this.origin}/api/v1/namespaces/monitoring/services/https:grafana:3000/proxy/`;
    const fresh = { entered: true, choice: 'auto', mode: 'root', reason: 'default' } as const;
    return { mount, ...fresh, repairs: {}, documents: {}, ...parts };
  }

  async write(record: TabRecord | null): Promise<void> {
    await evaluate(this.inside, 'write', { key: `tab:${this.tab}`, value: record });
  }

  /** As if the tab's page had taken this address for its host's. */
  async propose(alias: string): Promise<void> {
    const value = { mount: this.record().mount, alias };
    await evaluate(this.inside, 'write', { key: `proposal:${this.tab}`, value });
  }

  read(): Promise<TabRecord | null> {
    return evaluate(this.inside, 'read', `tab:${this.tab}`) as Promise<TabRecord | null>;
  }

  /** The record that the background makes of a real navigation, once it has written all of it. */
  entered(): Promise<TabRecord> {
    return this.inside.evaluate(finished, `tab:${this.tab}`) as Promise<TabRecord>;
  }

  /** The popup of the subject, once it shows something. */
  async popup(): Promise<Page> {
    const page = await this.browser.page();
    await page.goto(this.address(`popup.html?tab=${this.tab}`));
    await page.locator('main section').first().waitFor();
    return page;
  }

  /** Opens the popup of the action button, over the subject, and gives its width. */
  async actionPopupWidth(): Promise<number> {
    await this.subject.bringToFront();
    await evaluate(this.inside, 'openPopup', null);
    const width = await this.inside.waitForFunction(popupWidth);
    return (await width.jsonValue()) as number;
  }

  download(by: () => Promise<unknown>): Promise<Downloaded> {
    return this.browser.download(by);
  }

  address(path: string): string {
    return this.browser.own(`${path}`);
  }

  page(): Promise<Page> {
    return this.browser.page();
  }

  serviceWorker(): Promise<Worker> {
    return this.browser.serviceWorker();
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    this.server.close();
  }
}

async function serve(asked: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response
      .setHeader('content-type', 'text/html')
      .end('<!doctype html><link rel="icon" href="data:,"><title>app</title><textarea></textarea>');
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return server;
}
