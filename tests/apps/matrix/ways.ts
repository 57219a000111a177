import {
  type AuditEvent,
  type Cluster,
  startRealCluster,
  startStandin,
} from '../../cluster/index.ts';

export type Kind = Cluster['kind'];

/** Every way in to the cluster, in the order of the table, as people call it. */
export const ways: Readonly<Record<Kind, string>> = {
  standin: 'stand-in',
  apiserver: 'API server, https',
  'kubectl-proxy': 'kubectl proxy',
};

export const kinds = Object.keys(ways) as Kind[];

export interface Ways {
  clusters: readonly Cluster[];
  /** What the API server has been asked so far. */
  audited(): readonly AuditEvent[];
  stop(): Promise<void>;
}

/** Who is signed in straight at the API server, with Porthole. */
export const USER = { name: 'somebody', token: 'token-of-somebody' };

/** Starts what the asked-for ways need and nothing else. */
export async function openWays(asked: readonly Kind[]): Promise<Ways> {
  const clusters: Cluster[] = [];
  let audited = (): readonly AuditEvent[] => [];
  if (asked.includes('standin')) clusters.push(await startStandin());
  if (asked.some((kind) => kind !== 'standin')) {
    const real = await startRealCluster({ tokens: { [USER.token]: USER.name } });
    const { direct, kubectlProxy } = real;
    audited = () => real.audited();
    clusters.push(...[direct, kubectlProxy].filter(({ kind }) => asked.includes(kind)));
  }
  const stop = async () => {
    for (const cluster of clusters) await cluster.stop();
  };
  return { clusters, audited, stop };
}
