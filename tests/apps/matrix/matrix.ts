import { type BrowserName, type LaunchOptions, launch } from '../../harness/index.ts';
import type { App, Running } from '../app.ts';
import { type Cell, cellsOf, nameOf, type Outcome, shouldPass } from './cell.ts';
import { Evidence } from './evidence.ts';
import { isSigned, nameIn, signIn, strangersIn } from './signed.ts';
import { toldOf } from './told.ts';
import { type Kind, openWays, type Ways } from './ways.ts';

/** Milliseconds for a step: of what is to work, on a busy machine, and of what is to fail. */
const patience = { working: 45_000, failing: 12_000 };

export interface Options {
  kinds: readonly Kind[];
  /** Folders of the unpacked extension. */
  extensions: Readonly<Record<BrowserName, string>>;
}

/** An app that runs, and where each way in leads to it. */
interface Exposed {
  running: Running;
  /** By the name of the service there. */
  urls: ReadonlyMap<string, string>;
}

/** The clusters, and apps that run behind them; tries one cell at a time or several at once. */
export class Matrix {
  private readonly exposed = new Map<App, Exposed>();

  private constructor(
    private readonly ways: Ways,
    private readonly extensions: Options['extensions'],
  ) {}

  static async open({ kinds, extensions }: Options): Promise<Matrix> {
    return new Matrix(await openWays(kinds), extensions);
  }

  async start(app: App): Promise<void> {
    await app.install();
    const running = await app.start();
    const urls = new Map<string, string>();
    this.exposed.set(app, { running, urls });
    // One after the other: two ways may lead to one cluster, where this is the same service.
    for (const { kind, expose } of this.ways.clusters) {
      const names = new Set(cellsOf(app, [kind]).map(nameIn));
      for (const name of names) {
        urls.set(`${kind} ${name}`, await expose({ name, port: running.port }));
      }
    }
  }

  async stop(app: App): Promise<void> {
    await this.exposed.get(app)?.running.stop();
    this.exposed.delete(app);
  }

  async close(): Promise<void> {
    for (const app of this.exposed.keys()) await this.stop(app);
    await this.ways.stop();
  }

  /** In a browser of its own, so that nothing learnt in one cell helps or hurts in the next. */
  async try(cell: Cell): Promise<Outcome> {
    const { running, urls } = this.exposed.get(cell.app) ?? {};
    const url = cell.kind
      ? urls?.get(`${cell.kind} ${nameIn(cell)}`)
      : running && `http://127.0.0.1:${running.port}/`;
    if (!url) throw new Error(`${nameOf(cell)}: that app is not running, or that way not open`);
    // To an anonymous user the API server answers one request per HTTP/2 connection and then tears it
    // down; of a browser's parallel requests every eighth fails, with or without Porthole.
    const options: LaunchOptions = { browser: cell.browser, http2: false };
    if (cell.porthole) options.extension = this.extensions[cell.browser];
    const spki = this.ways.clusters.find(({ kind }) => kind === cell.kind)?.tlsSpki;
    if (spki) options.ignoreCertificateSpki = spki;
    try {
      const outcome = await probeIn(options, cell, url);
      const strangers = strangersIn(cell, this.ways.audited());
      return strangers ? { ...outcome, error: strangers } : outcome;
    } catch (error) {
      return { cell, passed: false, error: String(error) };
    }
  }
}

async function probeIn(options: LaunchOptions, cell: Cell, url: string): Promise<Outcome> {
  const browser = await launch(options);
  try {
    if (isSigned(cell)) await signIn(browser, url);
    const page = await browser.page();
    const evidence = new Evidence(page);
    const wait = shouldPass(cell) ? patience.working : patience.failing;
    const failure = await failureOf(() => cell.app.probe(page, url, wait));
    const told = cell.porthole ? await toldOf(browser, cell, url) : undefined;
    const outcome: Outcome = { cell, passed: failure === undefined, ...(told && { told }) };
    if (failure === undefined) return outcome;
    if (!shouldPass(cell)) return { ...outcome, failure };
    const file = await evidence.save(nameOf(cell), failure);
    return { ...outcome, failure: `${failure}\n  more in ${file}` };
  } finally {
    await browser.close();
  }
}

async function failureOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
