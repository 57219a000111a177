import { throwAwayCertificate } from '../certificate.ts';
import { type RealCluster, startRealCluster } from '../real/start.ts';
import { startStandin } from '../standin.ts';
import type { Backend, Cluster } from '../types.ts';
import { startBackend } from './backend.ts';
import { type Observation, observe } from './observe.ts';
import { loadVectors, type Vector } from './vectors.ts';

export interface Observations {
  standin: Observation;
  apiserver: Observation;
  'kubectl-proxy': Observation;
}

/** The three ways to one set of backends, ready to be asked the same things. */
export interface Bench {
  vectors: Vector[];
  observe(vector: Vector): Promise<Observations>;
  stop(): Promise<void>;
}

const prefix = '/api/v1/namespaces/default/services/web:80/proxy';

/** With a base path, the stand-in and kubectl proxy are asked below it. */
export async function startBench(basePath = ''): Promise<Bench> {
  const vectors = loadVectors();
  const ports = new Map<string, string>();
  const fill = (text: string) =>
    text.replace(/\$(PORT|TLS|P)/g, (_, name: string) => ports.get(name) ?? prefix);
  const plain = await startBackend(vectors, fill);
  const secure = await startBackend(vectors, fill, await throwAwayCertificate());
  ports.set('PORT', String(plain.port)).set('TLS', String(secure.port));
  const tokens = { 'good-token': 'jane' };
  const administrators = { 'admin-token': 'root' };
  const standin = await startStandin({ basePath, tokens: { ...tokens, ...administrators } });
  const real = await startRealCluster({ basePath, tokens, administrators });
  for (const backend of backends(plain.port, secure.port)) {
    await standin.expose(backend);
    await real.direct.expose(backend);
  }
  const stop = async () => {
    await Promise.all([standin.stop(), real.stop()]);
    plain.close();
    secure.close();
  };
  const ask = async (vector: Vector, cluster: Cluster) => {
    const path = cluster.basePath + fill(vector.path);
    return renamed(await observe(cluster, { ...vector, path }), addresses(cluster, real, ports));
  };
  return { vectors, observe: (vector) => observeAll(vector, standin, real, ask), stop };
}

function backends(port: number, tlsPort: number): Backend[] {
  return [
    { name: 'web', port },
    { name: 'web2', port, namespace: 'team', servicePort: 8080 },
    { name: 'multi', port, servicePort: 8080, portName: 'http' },
    { name: 'multi', port: tlsPort, servicePort: 9090, portName: 'metrics' },
    { name: 'secure', port: tlsPort, servicePort: 443, portName: 'tls' },
    // Nothing listens on this port of any machine that runs tests.
    { name: 'dead', port: 1 },
    { name: 'solo', port, kind: 'pods' },
    { name: 'securepod', port: tlsPort, kind: 'pods' },
    { name: 'worker', port, kind: 'nodes' },
    { name: 'kubelet', port: tlsPort, kind: 'nodes', scheme: 'https' },
  ];
}

async function observeAll(
  vector: Vector,
  standin: Cluster,
  real: RealCluster,
  ask: (vector: Vector, cluster: Cluster) => Promise<Observation>,
): Promise<Observations> {
  const [first, second, third] = await Promise.all([
    ask(vector, standin),
    ask(vector, real.direct),
    ask(vector, real.kubectlProxy),
  ]);
  return { standin: first, apiserver: second, 'kubectl-proxy': third };
}

/** Addresses differ from cluster to cluster and from run to run; what they stand for doesn't. */
function addresses(cluster: Cluster, real: RealCluster, ports: Map<string, string>) {
  const names = [[new URL(cluster.origin).host, 'CLIENT']];
  if (cluster === real.kubectlProxy) names.push([new URL(real.advertised).host, 'APISERVER']);
  for (const [name, port] of ports) names.push([port, name]);
  return names as [string, string][];
}

function renamed(seen: Observation, names: [string, string][]): Observation {
  const rename = (text: string) =>
    names.reduce((result, [from, to]) => result.replaceAll(from, to), text);
  return Object.fromEntries(Object.entries(seen).map(([field, value]) => [field, rename(value)]));
}
