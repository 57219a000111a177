/** How far the listing of the clusters is, and what stood in its way. */
import { i18n } from '#i18n';
import type { Ask, ClusterProgress } from '../../finder/finder.ts';
import type { Cluster } from '../../state/clusters.ts';
import { problemText } from '../../ui/id-texts.ts';
import { Stranger } from './stranger.tsx';

interface Props {
  clusters: readonly Cluster[];
  /** Those of them that may not be asked. */
  strangers: readonly Cluster[];
  progress: readonly ClusterProgress[];
  ask: (ask: Ask) => void;
}

export function Listing({ clusters, strangers, progress, ask }: Props) {
  const running = progress.filter(({ state }) => state === 'listing');
  const [read, total] = [sum(running, 'read'), sum(running, 'total')];
  return (
    <div class="listing">
      <div class="listing-bar">
        {running.length > 0 && total > read && (
          <>
            <progress max={total} value={read} aria-label={i18n.t('find.listing')} />
            <button
              type="button"
              class="link"
              onClick={() => {
                for (const { cluster } of running) ask({ ask: 'cancel', cluster });
              }}
            >
              {i18n.t('find.cancel')}
            </button>
          </>
        )}
      </div>
      {strangers.map((cluster) => (
        <Stranger key={cluster.id} cluster={cluster} />
      ))}
      {progress.map((each) => (
        <Note
          key={each.cluster}
          name={clusters.find(({ id }) => id === each.cluster)?.name ?? ''}
          progress={each}
          onRetry={() => ask({ ask: 'refresh', cluster: each.cluster })}
        />
      ))}
    </div>
  );
}

interface NoteProps {
  name: string;
  progress: ClusterProgress;
  onRetry: () => void;
}

function Note({ name, progress: { state, problem, forbidden }, onRetry }: NoteProps) {
  if (state === 'cancelled' || (state === 'failed' && problem)) {
    return (
      <div class="note" role="status">
        <p>
          <strong>{name}</strong> {problem ? problemText(problem) : i18n.t('find.cancelled')}
        </p>
        <button type="button" class="link" onClick={onRetry}>
          {i18n.t('find.retry')}
        </button>
      </div>
    );
  }
  if (forbidden.length === 0) return null;
  return (
    <p class="note" role="status">
      <strong>{name}</strong>{' '}
      {i18n.t('find.forbidden', [forbidden.map((each) => i18n.t(`find.what.${each}`)).join(', ')])}
    </p>
  );
}

function sum(all: readonly ClusterProgress[], what: 'read' | 'total'): number {
  return all.reduce((total, each) => total + each[what], 0);
}
