/** Gives a cluster another address. What it's called, and what is known of it by name, stays. */
import { allowHost } from './add-cluster.ts';
import { type Cluster, changeClusters } from './clusters.ts';
import { leaveHost } from './remove-cluster.ts';

/** Whether it moved: the user may refuse the permission. Call it straight from what the user does. */
export async function moveCluster(
  { id, origin: before }: Cluster,
  { origin, base }: Pick<Cluster, 'origin' | 'base'>,
): Promise<boolean> {
  if (!(await allowHost(origin))) return false;
  await changeClusters((all) =>
    all.map((each) => (each.id === id ? { ...each, origin, base } : each)),
  );
  await leaveHost(before);
  return true;
}
