/** The order of the clusters. */
import { type Cluster, changeClusters } from '../state/clusters.ts';

interface MoveProps {
  cluster: Cluster;
  /** The one whose place it takes; none at the end of the list. */
  to: Cluster | undefined;
  label: string;
}

export function MoveButton({ cluster, to, label }: MoveProps) {
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

export function placeOf(cluster: Cluster, all: readonly Cluster[]): number {
  return all.findIndex(({ id }) => id === cluster.id);
}
