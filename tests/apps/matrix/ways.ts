import { type Cluster, startRealCluster, startStandin } from '../../cluster/index.ts';

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
  stop(): Promise<void>;
}

/** Starts what the asked-for ways need and nothing else. */
export async function openWays(asked: readonly Kind[]): Promise<Ways> {
  const clusters: Cluster[] = [];
  if (asked.includes('standin')) clusters.push(await startStandin());
  if (asked.some((kind) => kind !== 'standin')) {
    const { direct, kubectlProxy } = await startRealCluster();
    clusters.push(...[direct, kubectlProxy].filter(({ kind }) => asked.includes(kind)));
  }
  const stop = async () => {
    for (const cluster of clusters) await cluster.stop();
  };
  return { clusters, stop };
}
