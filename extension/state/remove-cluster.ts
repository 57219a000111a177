/**
 * Removes a cluster with its sign-ins, and its host with the last one of it: what nobody needs, nobody should have to
 * trust.
 */
import { changeClusters, readClusters } from './clusters.ts';
import { removeHost } from './hosts.ts';
import { dropSignIns } from './vault.ts';

export async function removeCluster(id: string): Promise<void> {
  const removed = (await readClusters()).find((cluster) => cluster.id === id);
  await changeClusters((all) => all.filter((cluster) => cluster.id !== id));
  if (!removed) return;
  await Promise.all([leaveHost(removed.origin), dropSignIns(removed.origin + removed.base)]);
}

/** Removes a host that no cluster is on. */
export async function leaveHost(origin: string): Promise<void> {
  const clusters = await readClusters();
  if (!clusters.some((cluster) => cluster.origin === origin)) await removeHost(origin);
}
