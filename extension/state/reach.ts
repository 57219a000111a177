/** Which clusters the browser lets Porthole ask: settings that were imported or rolled out bring no permission along. */
import { type Cluster, readClusters } from './clusters.ts';
import { isPermitted } from './hosts.ts';
import { ownHeaders, readSignIns } from './sign-ins.ts';

/** A cluster that can be asked, and with which headers. */
export interface Reachable extends Cluster {
  readonly headers: Readonly<Record<string, string>>;
}

export interface Reach {
  /** All of them. */
  readonly clusters: readonly Cluster[];
  readonly reachable: readonly Reachable[];
}

export async function readReach(): Promise<Reach> {
  const [clusters, signIns] = await Promise.all([readClusters(), readSignIns()]);
  const permitted = await Promise.all(clusters.map(({ origin }) => isPermitted(origin)));
  const reachable = clusters
    .filter((_, i) => permitted[i])
    .map((cluster) => ({
      ...cluster,
      headers: ownHeaders(cluster.origin + cluster.base, signIns),
    }));
  return { clusters, reachable };
}
