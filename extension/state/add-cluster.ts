/** Adds a cluster, and its host to those that Porthole may work on. */
import { browser } from 'wxt/browser';
import { type Cluster, COLOURS, changeClusters, isAt } from './clusters.ts';
import { addHost, permissionsFor } from './hosts.ts';

type New = Pick<Cluster, 'origin' | 'base' | 'name' | 'namespaces'>;

/**
 * Whether it was added: the user may refuse the permission. Call it straight from a click, or the browser won't ask.
 * A cluster at the same address stays the one that it is.
 */
export async function addCluster(cluster: New): Promise<boolean> {
  if (!(await allowHost(cluster.origin))) return false;
  await changeClusters((clusters) => {
    if (clusters.some((each) => isAt(cluster, each))) return clusters;
    const colour = COLOURS[clusters.length % COLOURS.length] ?? 'blue';
    return [...clusters, { ...cluster, id: crypto.randomUUID(), colour }];
  });
  return true;
}

/** Puts a cluster that was removed back in its place. Call it straight from a click, as for addCluster. */
export async function restoreCluster(cluster: Cluster, at: number): Promise<boolean> {
  if (!(await allowHost(cluster.origin))) return false;
  await changeClusters((clusters) => clusters.toSpliced(at, 0, cluster));
  return true;
}

/** Whether the user lets Porthole work on a host. The browser asks once; after that it knows. */
export async function allowHost(origin: string): Promise<boolean> {
  if (!(await browser.permissions.request({ origins: permissionsFor(origin) }))) return false;
  await addHost(origin);
  return true;
}
