/** The clusters: those that an administrator has rolled out, and the user's own. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { restoreCluster } from '../state/add-cluster.ts';
import { type Cluster, readClusters, readOwnClusters } from '../state/clusters.ts';
import { removeCluster } from '../state/remove-cluster.ts';
import { ManagedCluster } from './managed-cluster.tsx';
import { placeOf } from './move.tsx';
import { OwnCluster } from './own-cluster.tsx';
import { useStored } from './use-stored.ts';

export function Clusters() {
  const clusters = useStored(readClusters);
  const stored = useStored(readOwnClusters);
  const [removed, setRemoved] = useState<{ cluster: Cluster; at: number } | null>(null);
  if (!clusters || !stored) return null;
  const managed = clusters.filter((cluster) => cluster.managed);
  const own = clusters.filter((cluster) => !cluster.managed);

  async function remove(cluster: Cluster, at: number): Promise<void> {
    await removeCluster(cluster.id);
    setRemoved({ cluster, at });
  }
  async function undo(): Promise<void> {
    if (removed && (await restoreCluster(removed.cluster, removed.at))) setRemoved(null);
  }
  return (
    <section aria-labelledby="clusters">
      <h2 id="clusters">{i18n.t('options.clusters')}</h2>
      {clusters.length === 0 && <p class="muted">{i18n.t('options.none')}</p>}
      <ol class="clusters">
        {managed.map((cluster) => (
          <ManagedCluster key={cluster.id} cluster={cluster} />
        ))}
        {own.map((cluster, at) => (
          <OwnCluster
            key={cluster.id}
            cluster={cluster}
            before={own[at - 1]}
            after={own[at + 1]}
            onRemove={() => void remove(cluster, placeOf(cluster, stored))}
          />
        ))}
      </ol>
      <p role="status">
        {removed && (
          <>
            {i18n.t('options.removed', [removed.cluster.name])}{' '}
            <button type="button" class="link" onClick={() => void undo()}>
              {i18n.t('options.undo')}
            </button>
          </>
        )}
      </p>
    </section>
  );
}
