/** Removes a cluster, and its host with the last one of it: what nobody needs, nobody should have to trust. */
import { changeClusters, readClusters } from './clusters.ts';
import { removeHost } from './hosts.ts';

export async function removeCluster(id: string): Promise<void> {
  const removed = (await readClusters()).find((cluster) => cluster.id === id);
  await changeClusters((all) => all.filter((cluster) => cluster.id !== id));
  if (!removed) return;
  const left = await readClusters();
  if (!left.some(({ origin }) => origin === removed.origin)) await removeHost(removed.origin);
}
