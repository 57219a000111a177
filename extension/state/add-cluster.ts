/** Adds a cluster, and its host to those that Porthole may work on. */
import { browser } from 'wxt/browser';
import { type Cluster, COLOURS, changeClusters } from './clusters.ts';
import { patternOf, saveHost } from './hosts.ts';

type New = Pick<Cluster, 'origin' | 'base' | 'name' | 'namespaces'>;

/**
 * Whether it was added: the user may refuse the permission. Call it straight from a click, or the browser won't ask.
 * A cluster at the same address stays the one that it is.
 */
export async function addCluster(cluster: New): Promise<boolean> {
  const origins = [patternOf(cluster.origin)];
  const granted = await browser.permissions.request({ origins });
  if (!granted) return false;
  if (!isHere(new URL(cluster.origin).hostname))
    await saveHost({ origin: cluster.origin, uiPaths: [] });
  await changeClusters((clusters) => {
    const known = ({ origin, base }: Cluster) => origin === cluster.origin && base === cluster.base;
    if (clusters.some(known)) return clusters;
    const colour = COLOURS[clusters.length % COLOURS.length] ?? 'blue';
    return [...clusters, { ...cluster, id: crypto.randomUUID(), colour }];
  });
  return true;
}

/** Allowed on any port from the start. */
function isHere(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost';
}
