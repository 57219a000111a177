/** The clusters: renamed, coloured, put in order, told their namespaces, removed. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { HostTest } from '../host-test/host-test.tsx';
import { restoreCluster } from '../state/add-cluster.ts';
import { type Cluster, COLOURS, changeClusters, readClusters } from '../state/clusters.ts';
import { removeCluster } from '../state/remove-cluster.ts';
import { useStored } from './use-stored.ts';

export function Clusters() {
  const clusters = useStored(readClusters);
  const [removed, setRemoved] = useState<{ cluster: Cluster; at: number } | null>(null);
  if (!clusters) return null;

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
        {clusters.map((cluster, at) => (
          <Row
            key={cluster.id}
            cluster={cluster}
            isFirst={at === 0}
            isLast={at === clusters.length - 1}
            onRemove={() => void remove(cluster, at)}
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

interface RowProps {
  cluster: Cluster;
  isFirst: boolean;
  isLast: boolean;
  onRemove: () => void;
}

function Row({ cluster, isFirst, isLast, onRemove }: RowProps) {
  const { id, name, colour, origin, base, namespaces } = cluster;
  const change = (changed: Partial<Cluster>) =>
    void changeClusters((all) =>
      all.map((each) => (each.id === id ? { ...each, ...changed } : each)),
    );
  return (
    <li class={`card colour-${colour}`}>
      <p class="address">{origin + base}</p>
      <div class="pair">
        <label>
          <span>{i18n.t('options.name')}</span>
          <input
            key={name}
            class="field"
            defaultValue={name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value.trim() || name })}
          />
        </label>
        <label>
          <span>{i18n.t('options.colour')}</span>
          <select
            class="field"
            value={colour}
            onChange={({ currentTarget }) => {
              const chosen = COLOURS.find((each) => each === currentTarget.value);
              if (chosen) change({ colour: chosen });
            }}
          >
            {COLOURS.map((each) => (
              <option key={each} value={each}>
                {i18n.t(`options.colours.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label>
        <span>{i18n.t('options.namespaces')}</span>
        <input
          // Another field's change must not take away what is being typed here.
          key={namespaces.join(' ')}
          class="field"
          spellcheck={false}
          defaultValue={namespaces.join(' ')}
          onChange={({ currentTarget }) =>
            change({ namespaces: currentTarget.value.split(/[\s,]+/).filter(Boolean) })
          }
        />
      </label>
      <HostTest where={{ origin, base, namespace: namespaces[0] ?? '' }} name={name} />
      <div class="acts">
        <button type="button" class="button" disabled={isFirst} onClick={() => void move(id, -1)}>
          {i18n.t('options.up', [name])}
        </button>
        <button type="button" class="button" disabled={isLast} onClick={() => void move(id, 1)}>
          {i18n.t('options.down', [name])}
        </button>
        <button type="button" class="button" onClick={onRemove}>
          {i18n.t('options.remove', [name])}
        </button>
      </div>
    </li>
  );
}

function move(id: string, by: 1 | -1): Promise<void> {
  return changeClusters((all) => {
    const at = all.findIndex((each) => each.id === id);
    const cluster = all[at];
    return cluster ? all.toSpliced(at, 1).toSpliced(Math.max(0, at + by), 0, cluster) : all;
  });
}
