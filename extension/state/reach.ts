/** Which clusters the browser lets Porthole ask: settings that were imported or rolled out bring no permission along. */
import { type Cluster, readClusters } from './clusters.ts';
import { isPermitted } from './hosts.ts';

export interface Reach {
  /** All of them. */
  readonly clusters: readonly Cluster[];
  readonly reachable: readonly Cluster[];
}

export async function readReach(): Promise<Reach> {
  const clusters = await readClusters();
  const permitted = await Promise.all(clusters.map(({ origin }) => isPermitted(origin)));
  return { clusters, reachable: clusters.filter((_, i) => permitted[i]) };
}
