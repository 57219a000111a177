/**
 * Gives a cluster another address. What it's called, and what is known of it by name, stays; a sign-in is one to the
 * address, and goes.
 */
import { allowHost } from './add-cluster.ts';
import { type Cluster, changeClusters, isAt } from './clusters.ts';
import { leaveHost } from './remove-cluster.ts';
import { dropSignIns } from './vault.ts';

/** Whether it moved: the user may refuse the permission. Call it straight from what the user does. */
export async function moveCluster(
  { id, ...before }: Cluster,
  { origin, base }: Pick<Cluster, 'origin' | 'base'>,
): Promise<boolean> {
  if (!(await allowHost(origin))) return false;
  await changeClusters((all) =>
    all.map((each) => (each.id === id ? { ...each, origin, base } : each)),
  );
  if (isAt({ origin, base }, { id, ...before })) return true;
  await Promise.all([leaveHost(before.origin), dropSignIns(before.origin + before.base)]);
  return true;
}
