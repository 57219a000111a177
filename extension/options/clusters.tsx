/** The clusters: the user's own are renamed, coloured, put in order, told their namespaces, removed. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { HostTest } from '../host-test/host-test.tsx';
import { restoreCluster } from '../state/add-cluster.ts';
import {
  type Cluster,
  COLOURS,
  changeClusters,
  readClusters,
  readOwnClusters,
} from '../state/clusters.ts';
import { removeCluster } from '../state/remove-cluster.ts';
import { ManagedCluster } from './managed-cluster.tsx';
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
          <Row
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

interface RowProps {
  cluster: Cluster;
  before: Cluster | undefined;
  after: Cluster | undefined;
  onRemove: () => void;
}

function Row({ cluster, before, after, onRemove }: RowProps) {
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
        <MoveButton cluster={cluster} to={before} label={i18n.t('options.up', [name])} />
        <MoveButton cluster={cluster} to={after} label={i18n.t('options.down', [name])} />
        <button type="button" class="button" onClick={onRemove}>
          {i18n.t('options.remove', [name])}
        </button>
      </div>
    </li>
  );
}

interface MoveProps {
  cluster: Cluster;
  /** The one whose place it takes; none at the end of the list. */
  to: Cluster | undefined;
  label: string;
}

function MoveButton({ cluster, to, label }: MoveProps) {
  return (
    <button
      type="button"
      class="button"
      disabled={!to}
      onClick={() => to && void move(cluster, to)}
    >
      {label}
    </button>
  );
}

/** By whom it passes, not by how far: those at managed addresses lie between unseen. */
function move(cluster: Cluster, to: Cluster): Promise<void> {
  return changeClusters((all) => {
    const [from, place] = [placeOf(cluster, all), placeOf(to, all)];
    const moved = all[from];
    return moved && place >= 0 ? all.toSpliced(from, 1).toSpliced(place, 0, moved) : all;
  });
}

function placeOf(cluster: Cluster, all: readonly Cluster[]): number {
  return all.findIndex(({ id }) => id === cluster.id);
}
