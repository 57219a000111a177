import type { Cluster } from '../../cluster/index.ts';
import { type LaunchOptions, launch } from '../../harness/index.ts';
import type { App, Running } from '../app.ts';
import { type Cell, nameOf, type Outcome, shouldPass } from './cell.ts';
import { Evidence } from './evidence.ts';
import { modeOf } from './mode.ts';
import { type Kind, openWays, type Ways } from './ways.ts';

export interface Options {
  kinds: readonly Kind[];
  /** Folder of the unpacked extension. */
  extension: string;
}

/** The clusters, and apps that run behind them; tries one cell at a time or several at once. */
export class Matrix {
  private readonly running = new Map<App, Running>();

  private constructor(
    private readonly ways: Ways,
    private readonly extension: string,
  ) {}

  static async open({ kinds, extension }: Options): Promise<Matrix> {
    return new Matrix(await openWays(kinds), extension);
  }

  async start(app: App): Promise<void> {
    await app.install();
    this.running.set(app, await app.start());
  }

  async stop(app: App): Promise<void> {
    await this.running.get(app)?.stop();
    this.running.delete(app);
  }

  async close(): Promise<void> {
    for (const app of this.running.keys()) await this.stop(app);
    await this.ways.stop();
  }

  private portOf(app: App): number {
    const running = this.running.get(app);
    if (!running) throw new Error(`${app.name} is not running: start it before its cells`);
    return running.port;
  }

  private cluster(kind: Kind): Cluster {
    const cluster = this.ways.clusters.find((candidate) => candidate.kind === kind);
    if (!cluster) throw new Error(`the matrix was opened without the way in "${kind}"`);
    return cluster;
  }

  /** In a browser of its own, so that nothing learnt in one cell helps or hurts in the next. */
  async try(cell: Cell): Promise<Outcome> {
    const port = this.portOf(cell.app);
    const cluster = cell.kind && this.cluster(cell.kind);
    const url = cluster
      ? await cluster.expose({ name: cell.app.name, port })
      : `http://127.0.0.1:${port}/`;
    const options: LaunchOptions = {};
    if (cell.porthole) options.extension = this.extension;
    if (cluster?.tlsSpki) options.ignoreCertificateSpki = cluster.tlsSpki;
    return probeIn(options, cell, url);
  }
}

async function probeIn(options: LaunchOptions, cell: Cell, url: string): Promise<Outcome> {
  const browser = await launch(options);
  try {
    const page = await browser.page();
    const evidence = new Evidence(page);
    const failure = await failureOf(() => cell.app.probe(page, url));
    const mode = cell.porthole ? await modeOf(browser, url) : undefined;
    const outcome: Outcome = { cell, passed: failure === undefined, ...(mode && { mode }) };
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
