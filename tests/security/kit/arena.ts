/**
 * Where attacks take place: a real API server whose user jane may open two services and nothing else, jane's browser
 * signed in to it, and everybody who would like to be jane. Judge is the API server's own audit log: who it took the
 * sender of a request for.
 */
import type { Page } from 'playwright-core';
import { Scene, type Tab, until } from '../../browser/kit/index.ts';
import { type AuditEvent, type RealCluster, startRealCluster } from '../../cluster/index.ts';
import { spkiOf } from '../../cluster/spki.ts';
import { BASE, type Gateway, normalising, raw, startGateway } from './gateway.ts';
import { Witness } from './witness.ts';

/** Marked, so that it can be searched for wherever it must not be. */
export const TOKEN = 'marked-3f9a-jane';

export const WAYS = ['apiserver', 'gateway', 'normalising gateway'] as const;
export type Way = (typeof WAYS)[number];

export class Arena {
  private constructor(
    readonly scene: Scene,
    readonly cluster: RealCluster,
    /** The address that the user has signed in to. */
    readonly address: string,
    readonly victim: string,
    /** Another service of the same cluster, which the user opens as well. */
    readonly hostile: string,
    readonly services: readonly Witness[],
    /** A site on another host name. */
    readonly foreign: Witness,
    /** A site on the same host name, but another port. */
    readonly neighbour: Witness,
    private readonly gateway: Gateway | null,
  ) {}

  static async open(way: Way): Promise<Arena> {
    const cluster = await startRealCluster({
      strangers: { [TOKEN]: 'jane' },
      services: { jane: ['victim:80', 'hostile:80'], 'system:anonymous': ['hostile:80'] },
      anonymous: false,
    });
    const [victim, hostile, foreign, neighbour] = await Promise.all([
      Witness.open(),
      Witness.open(),
      Witness.open(),
      Witness.open(),
    ]);
    const mounts = {
      victim: await cluster.direct.expose({ name: 'victim', port: victim.port }),
      hostile: await cluster.direct.expose({ name: 'hostile', port: hostile.port }),
    };
    const { origin, caFile = '' } = cluster.direct;
    const reads = way === 'gateway' ? raw : normalising;
    const gateway = way === 'apiserver' ? null : await startGateway(origin, caFile, reads);
    const address = gateway ? gateway.origin + BASE : origin;
    const scene = await Scene.open(
      {},
      {
        cluster: cluster.direct,
        trusted: gateway ? [spkiOf(gateway.certificate.cert)] : [],
        hosts: ['evil.test'],
      },
    );
    // What the tests' compiler puts around functions that go into pages.
    await scene.browser.context.addInitScript('globalThis.__name = (it) => it');
    const at = (mount: string) => mount.replace(origin, address);
    const spent = [at(mounts.victim), at(mounts.hostile)];
    await scene.inside.spendTrials(spent);
    const services = [victim, hostile];
    const arena = new Arena(
      scene,
      cluster,
      address,
      at(mounts.victim),
      at(mounts.hostile),
      services,
      foreign,
      neighbour,
      gateway,
    );
    await scene.inside.signIn(address, TOKEN);
    return arena;
  }

  /** A tab of the user's, at a URL. */
  async tab(url: string): Promise<Tab> {
    const tab = await this.scene.tab(url);
    const isMount = url.startsWith(this.address);
    if (isMount) {
      await this.scene.recordUntil(tab, 'it has entered', (it) => it?.entered === true);
    }
    return tab;
  }

  /** By another name than the API server's. */
  get foreignUrl(): string {
    return `http://localhost:${this.foreign.port}/`;
  }

  /** By the same name as the API server, on another port. */
  get neighbourUrl(): string {
    return `http://127.0.0.1:${this.neighbour.port}/`;
  }

  /**
   * What was asked for in the user's name with this in its URL, besides what the other service plainly asks of itself.
   */
  asJane(mark: string): AuditEvent[] {
    const prefix = this.hostile.slice(this.address.length);
    const isPlain = (uri: string) =>
      uri.startsWith(prefix) && !/%|\.\.|\\|;/.test(uri.split('?')[0] ?? '');
    return this.cluster
      .audited()
      .filter(({ user, uri }) => user === 'jane' && uri.includes(mark) && !isPlain(uri));
  }

  /** Hostile hosts, and backends, that have heard the token. */
  leaks(): string[] {
    const all = [...this.services, this.foreign, this.neighbour].flatMap(({ heard }) => heard);
    return all.filter(({ url, headers }) => (url + headers).includes(TOKEN)).map(({ url }) => url);
  }

  /** All that has come to its end by now has been written down, also what nobody waits for. */
  async settle(): Promise<void> {
    const mark = `settled-${Math.random()}`;
    await fetchAnyway(`${this.cluster.direct.origin}/version?${mark}`);
    const isWritten = async () => this.cluster.audited().some(({ uri }) => uri.includes(mark));
    await until('the audit log has it', isWritten, Boolean);
  }

  async closeTabs(): Promise<void> {
    const own = (page: Page) => page.url().startsWith(this.scene.browser.own(''));
    for (const page of this.scene.browser.context.pages()) if (!own(page)) await page.close();
  }

  async close(): Promise<void> {
    await this.scene.close();
    this.gateway?.close();
    for (const each of [...this.services, this.foreign, this.neighbour]) each.close();
    await this.cluster.stop();
  }
}

/** A request from outside of the browser, without a sign-in; nobody trusts the throw-away certificate. */
async function fetchAnyway(url: string): Promise<void> {
  const { request } = await import('node:https');
  await new Promise<void>((done, failed) => {
    const asked = request(url, { rejectUnauthorized: false }, (answer) => {
      answer.resume().on('end', done);
    });
    asked.on('error', failed).end();
  });
}
