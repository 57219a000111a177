/** The list of what was found: only the rows in sight are there, so that it may be of any length. */
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Row as FoundRow, View } from '../../finder/finder.ts';
import type { Cluster } from '../../state/clusters.ts';
import { Row } from './row.tsx';
import { LIST_ID } from './search-box.tsx';

/** The height of a row in pixels, as the style sheet has it. */
const ROW = 46;
/** Rows that are asked for around those in sight. */
const AROUND = 12;

interface Props {
  view: View;
  active: number;
  clusters: readonly Cluster[];
  onWindow: (from: number, count: number) => void;
  onPoint: (index: number) => void;
  onOpen: (row: FoundRow, event: MouseEvent) => void;
}

export const rowId = (index: number) => `row-${index}`;

export function Results({ view, active, clusters, onWindow, onPoint, onOpen }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => intoSight(list.current, active), [active, view.total]);
  const scrolled = () => {
    const { scrollTop, clientHeight } = list.current ?? { scrollTop: 0, clientHeight: 0 };
    const from = Math.max(0, Math.floor(scrollTop / ROW) - AROUND);
    const count = Math.ceil(clientHeight / ROW) + 2 * AROUND;
    const lacks = from < view.from || from + count > view.from + view.rows.length;
    if (lacks && from + view.rows.length !== view.total) onWindow(from, count);
  };
  return (
    <div
      ref={list}
      id={LIST_ID}
      class="found"
      role="listbox"
      aria-label={i18n.t('find.results')}
      tabIndex={-1}
      onScroll={scrolled}
    >
      <div class="found-all" role="presentation" style={{ height: `${view.total * ROW}px` }}>
        <div role="presentation" style={{ transform: `translateY(${view.from * ROW}px)` }}>
          {view.rows.map((row, i) => (
            <Row
              key={view.from + i}
              id={rowId(view.from + i)}
              row={row}
              place={view.from + i}
              of={view.total}
              active={view.from + i === active}
              cluster={
                clusters.length > 1 ? clusters.find(({ id }) => id === row.cluster) : undefined
              }
              onPoint={() => onPoint(view.from + i)}
              onOpen={(event) => onOpen(row, event)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function intoSight(list: HTMLElement | null, index: number): void {
  if (!list) return;
  const top = index * ROW;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + ROW > list.scrollTop + list.clientHeight)
    list.scrollTop = top + ROW - list.clientHeight;
}
