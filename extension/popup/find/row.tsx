/** An object, as a row of the list. */
import { i18n } from '#i18n';
import type { Row as Found } from '../../finder/finder.ts';
import type { Cluster } from '../../state/clusters.ts';
import { obstacleText } from '../../ui/id-texts.ts';

interface Props {
  id: string;
  row: Found;
  /** The place in the whole list, and how long that is. */
  place: number;
  of: number;
  active: boolean;
  /** Named only where there are several. */
  cluster: Cluster | undefined;
  onPoint: () => void;
  onOpen: (event: MouseEvent) => void;
}

export function Row({ id, row, place, of, active, cluster, onPoint, onOpen }: Props) {
  return (
    // The box above has the focus, and the keys.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the search box
    // biome-ignore lint/a11y/useFocusableInteractive: the search box keeps the focus
    <div
      id={id}
      role="option"
      class={`row ${row.obstacle ? 'unreachable' : ''}`}
      aria-selected={active}
      aria-setsize={of}
      aria-posinset={place + 1}
      onMouseMove={onPoint}
      onClick={onOpen}
    >
      <span class="row-name">
        {row.isFavourite && <span class="star" role="img" aria-label={i18n.t('find.marked')} />}
        <Letters text={row.name} marked={row.letters} from={0} />
      </span>
      <span class="row-note">{note(row)}</span>
      <span class="row-place">
        <span>{i18n.t(`mount.kind.${row.kind}`)}</span>
        {row.namespace && (
          <Letters text={row.namespace} marked={row.letters} from={row.name.length + 1} />
        )}
        {cluster && <span class={`cluster colour-${cluster.colour}`}>{cluster.name}</span>}
      </span>
    </div>
  );
}

/** Port and scheme, as far as one can tell; or why there is no way. */
function note({ obstacle, port, scheme, ground }: Found): string {
  if (obstacle) return obstacleText(obstacle);
  if (!port) return '';
  const said = scheme === 'https' ? `https :${port}` : `:${port}`;
  return ground === 'first-port' ? i18n.t('find.guess', [said]) : said;
}

interface LettersProps {
  text: string;
  /** Places in the row's whole text, of which this one begins at `from`. */
  marked: readonly number[];
  from: number;
}

/** A text with what was searched for standing out. */
function Letters({ text, marked, from }: LettersProps) {
  const parts: { text: string; hit: boolean }[] = [];
  const hits = new Set(marked);
  for (const [index, letter] of [...text].entries()) {
    const hit = hits.has(from + index);
    const last = parts.at(-1);
    if (last?.hit === hit) last.text += letter;
    else parts.push({ text: letter, hit });
  }
  return <span>{parts.map(({ text, hit }, i) => (hit ? <b key={i}>{text}</b> : text))}</span>;
}
