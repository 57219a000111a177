import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.ts';
import { type Leashed, leash } from './leash.ts';
import { mountPath } from './mount.ts';
import { scratchFolder } from './scratch.ts';
import { spkiOf } from './spki.ts';
import type { Backend, Cluster, LoggedRequest } from './types.ts';

export interface StandinOptions {
  /** Serve https with a throw-away certificate. */
  tls?: boolean;
  /** A gateway's path in front of everything, for example `/k8s/clusters/c-abc`. */
  basePath?: string;
  /** Let requests without credentials in, as `kubectl proxy` does (default). Otherwise: 401. */
  anonymous?: boolean;
  /** Bearer tokens and whose they are. */
  tokens?: Record<string, string>;
  /** Users who are known but get 403 for everything; may hold `system:anonymous`. */
  forbidden?: string[];
  /** Default: any free one. */
  port?: number;
}

/** Starts the stand-in: the API server's proxy without a cluster, ready in milliseconds once built. */
export async function startStandin(options: StandinOptions = {}): Promise<Cluster> {
  const folder = await ensureBuilt('standin');
  const scratch = scratchFolder();
  const program = leash(join(folder, 'standin'), flags(options, scratch.path));
  try {
    const [line] = await program.line(/^\{.*\}$/m);
    return standinCluster(JSON.parse(line), options, program, scratch);
  } catch (error) {
    await program.stop();
    scratch.remove();
    throw error;
  }
}

function flags(options: StandinOptions, scratch: string): string[] {
  const flags = [`--listen=127.0.0.1:${options.port ?? 0}`];
  if (options.tls) flags.push(`--tls-dir=${scratch}`);
  if (options.basePath) flags.push(`--api-prefix=${options.basePath}`);
  if (options.anonymous === false) flags.push('--anonymous=false');
  if (options.forbidden) flags.push(`--forbidden=${options.forbidden.join(',')}`);
  if (options.tokens) {
    // In a file: what is on a command line, every user of the machine can read.
    const file = join(scratch, 'tokens.json');
    writeFileSync(file, JSON.stringify(options.tokens), { mode: 0o600 });
    flags.push(`--tokens=${file}`);
  }
  return flags;
}

function standinCluster(
  address: { origin: string; admin: string },
  options: StandinOptions,
  program: Leashed,
  scratch: { path: string; remove(): void },
): Cluster {
  const admin = (method: string, path: string, body?: unknown) =>
    askAdmin(address.admin + path, method, body);
  const basePath = (options.basePath ?? '').replace(/\/$/, '');
  return {
    kind: 'standin',
    origin: address.origin,
    basePath,
    ...(options.tls ? certificates(scratch.path) : {}),
    async expose(backend: Backend) {
      await admin('POST', '/backends', backend);
      return address.origin + basePath + mountPath(backend);
    },
    withdraw: async (name) => void (await admin('DELETE', `/backends/${encodeURIComponent(name)}`)),
    requests: async () => (await admin('GET', '/requests')) as LoggedRequest[],
    clearRequests: async () => void (await admin('DELETE', '/requests')),
    async stop() {
      await program.stop();
      scratch.remove();
    },
  };
}

function certificates(folder: string): { caFile: string; tlsSpki: string } {
  return { caFile: join(folder, 'ca.crt'), tlsSpki: spkiOf(join(folder, 'tls.crt')) };
}

async function askAdmin(url: string, method: string, body?: unknown): Promise<unknown> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`the stand-in refused ${method} ${url}: ${text.trim()}`);
  return text ? JSON.parse(text) : undefined;
}
