import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../build.ts';
import { mountPath } from '../mount.ts';
import { scratchFolder } from '../scratch.ts';
import { spkiOf } from '../spki.ts';
import type { Backend, Cluster } from '../types.ts';
import type { ApiClient } from './api-client.ts';
import { type AuditEvent, readAudit } from './audit.ts';
import { type ControlPlane, startControlPlane } from './control-plane.ts';
import { startEgress } from './egress.ts';
import { startKubectlProxy } from './kubectl-proxy.ts';
import { proxyAccess, serviceAccess } from './manifests.ts';
import { Objects } from './objects.ts';

export interface RealClusterOptions {
  /** Bearer tokens and whose they are; these users may use the proxy and nothing else. */
  tokens?: Record<string, string>;
  /** Bearer tokens of users who may do everything. */
  administrators?: Record<string, string>;
  /** Bearer tokens and whose they are; these users may do nothing but what `services` says. */
  strangers?: Record<string, string>;
  /** Users and the services of the default namespace that they alone may proxy, as URLs name them: `web:80`. */
  services?: Record<string, readonly string[]>;
  /** Whether requests without credentials may use the proxy (default). */
  anonymous?: boolean;
  /** `--api-prefix` of the kubectl proxy, for example `/k8s/clusters/c-abc`. */
  basePath?: string;
  /**
   * kubectl proxy knows the API server by an address of this machine, as with kind or minikube: none that the server's
   * `/api` names.
   */
  unadvertised?: boolean;
}

export interface RealCluster {
  /** https straight at kube-apiserver, whose anonymous user may use the proxy and nothing else. */
  direct: Cluster;
  /** http through `kubectl proxy`, which is the administrator. */
  kubectlProxy: Cluster;
  /** The API server's address as kubectl proxy, and so every backend behind it, knows it. */
  advertised: string;
  /** What the API server has been asked so far, by its own audit log. */
  audited(): AuditEvent[];
  stop(): Promise<void>;
}

const proxyUsers = 'porthole:proxy-users';

/** Starts etcd, kube-apiserver and kubectl proxy, all real. Stopping either cluster stops both. */
export async function startRealCluster(options: RealClusterOptions = {}): Promise<RealCluster> {
  const programs = await ensureBuilt('apiserver');
  const scratch = scratchFolder();
  const undo: (() => unknown)[] = [() => scratch.remove()];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return await assemble(programs, scratch.path, options, undo, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function assemble(
  programs: string,
  scratch: string,
  options: RealClusterOptions,
  undo: (() => unknown)[],
  stop: () => Promise<void>,
): Promise<RealCluster> {
  const egressSocket = join(scratch, 'egress.sock');
  const egress = await startEgress(egressSocket);
  undo.push(() => egress.close());
  const token = randomBytes(16).toString('hex');
  const tokenFile = writeTokens(scratch, token, options);
  const plane = await startControlPlane({ programs, scratch, tokenFile, egressSocket }, token);
  undo.push(() => plane.stop());
  await grantProxy(plane.admin, options);
  // Under another address than kubectl proxy's own, as anywhere.
  const server = options.unadvertised ? plane.origin : plane.advertised;
  const target = { server, caFile: plane.caFile, token };
  const proxy = await startKubectlProxy(programs, scratch, target, options.basePath);
  undo.push(() => proxy.program.stop());
  const objects = new Objects(plane.admin);
  return {
    direct: directCluster(plane, objects, stop),
    kubectlProxy: clusterAt('kubectl-proxy', proxy.origin, options.basePath ?? '', objects, stop),
    advertised: server,
    audited: () => readAudit(scratch),
    stop,
  };
}

function writeTokens(scratch: string, own: string, options: RealClusterOptions): string {
  const file = join(scratch, 'tokens.csv');
  const line =
    (group: string) =>
    ([token, user]: [string, string]) =>
      `${token},${user},${user},${group}\n`;
  const lines = [
    ...Object.entries({ ...options.administrators, [own]: 'admin' }).map(line('system:masters')),
    ...Object.entries(options.tokens ?? {}).map(line(proxyUsers)),
    ...Object.entries(options.strangers ?? {}).map(line('porthole:strangers')),
  ];
  writeFileSync(file, lines.join(''), { mode: 0o600 });
  return file;
}

async function grantProxy(
  admin: ApiClient,
  { services = {}, anonymous = true }: RealClusterOptions,
): Promise<void> {
  const { role, binding } = proxyAccess(proxyUsers, anonymous);
  const path = '/apis/rbac.authorization.k8s.io/v1';
  await admin.createOnce(`${path}/clusterroles`, role);
  await admin.createOnce(`${path}/clusterrolebindings`, binding);
  for (const [user, names] of Object.entries(services)) {
    const own = serviceAccess(user, names);
    await admin.createOnce(`${path}/namespaces/default/roles`, own.role);
    await admin.createOnce(`${path}/namespaces/default/rolebindings`, own.binding);
  }
}

function directCluster(plane: ControlPlane, objects: Objects, stop: () => Promise<void>): Cluster {
  const tlsSpki = spkiOf(plane.caFile);
  return {
    ...clusterAt('apiserver', plane.origin, '', objects, stop),
    caFile: plane.caFile,
    tlsSpki,
  };
}

function clusterAt(
  kind: Cluster['kind'],
  origin: string,
  basePath: string,
  objects: Objects,
  stop: () => Promise<void>,
): Cluster {
  const noLog = async (): Promise<never> => {
    throw new Error(
      `a cluster of kind "${kind}" keeps no request log: use startStandin() for that`,
    );
  };
  return {
    kind,
    origin,
    basePath,
    async expose(backend: Backend) {
      await objects.expose(backend);
      return origin + basePath + mountPath(backend);
    },
    withdraw: (name) => objects.withdraw(name),
    requests: noLog,
    clearRequests: noLog,
    stop,
  };
}
