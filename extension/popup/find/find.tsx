/** Finds a service by a few letters: the box, the list below it, and what can be done with a row. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Ask, Row } from '../../finder/finder.ts';
import { dropDraft, keepDraft, readDraft } from '../../state/draft.ts';
import { useAsking } from '../asking.ts';
import { isWholePage } from '../subject.ts';
import { Listing } from './listing.tsx';
import { Marked } from './marked.tsx';
import { Results, rowId } from './results.tsx';
import { RowActions } from './row-actions.tsx';
import { SearchBox } from './search-box.tsx';
import type { Found } from './use-finder.ts';

const DRAFT = 'query';
/** Rows that are asked for before anybody has scrolled. */
const FIRST = 40;

interface Props {
  finder: Found;
  ask: (ask: Ask) => void;
  /** Whether there is something to list before anything is searched for. */
  isHome: boolean;
  /** Whether a text is one to take apart instead of one to search for. */
  isAddress: (text: string) => boolean;
  onAddress: (text: string) => void;
  onBuild: (row: Row) => void;
  /** What there is to see while nothing is searched for. */
  children: ComponentChildren;
}

export function Find({ finder, ask, isHome, isAddress, onAddress, onBuild, children }: Props) {
  const { attempt } = useAsking();
  const { known, found, progress, broken } = finder;
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);

  const show = (text: string) => {
    setQuery(text);
    setActive(0);
    ask({ ask: 'show', query: text, from: 0, count: FIRST });
  };
  useLayoutEffect(() => {
    void readDraft<string>(DRAFT).then((draft) => show(draft ?? ''));
  }, []);

  function type(text: string): void {
    if (isAddress(text)) {
      onAddress(text);
      return;
    }
    void (text ? keepDraft(DRAFT, text) : dropDraft(DRAFT));
    show(text);
  }

  const open = (url: string, beside: boolean) =>
    attempt(async () => {
      await browser.tabs.create({ url, active: !beside });
      if (beside) return;
      await dropDraft(DRAFT);
      if (!document.documentElement.classList.contains('as-page')) window.close();
    });
  const openRow = (row: Row, event: MouseEvent | KeyboardEvent) => {
    if (row.url) void open(row.url, event.ctrlKey || event.metaKey);
    else onBuild(row);
  };

  const clusters = known?.clusters ?? [];
  const view = found?.view ?? { total: 0, from: 0, rows: [] };
  const chosen = view.rows[active - view.from];
  const isSearching = query.trim() !== '';
  const listed = clusters.length > 0 && (isSearching || (isHome && view.total > 0));

  function key(event: KeyboardEvent): void {
    const moved = moveOf(event.key);
    if (moved !== 0 && view.total > 0) {
      setActive(Math.min(view.total - 1, Math.max(0, active + moved)));
      event.preventDefault();
    } else if (event.key === 'Enter' && chosen && !event.isComposing) {
      openRow(chosen, event);
    }
  }

  return (
    <>
      {clusters.length > 0 && (
        <SearchBox
          query={query}
          active={listed && chosen ? rowId(active) : null}
          onType={type}
          onKey={key}
        />
      )}
      {broken !== null && <p class="note">{i18n.t('find.broken', [broken])}</p>}
      {!isSearching && children}
      {!isSearching && isHome && known && (
        <Marked known={known} onOpen={(url, event) => void open(url, event.ctrlKey)} />
      )}
      {clusters.length > 0 && (isSearching || isHome) && (
        <section class="section find" aria-label={i18n.t('find.results')}>
          {(isSearching || isWholePage()) && <h1 class="unseen">{i18n.t('find.label')}</h1>}
          <p class="count" role="status">
            {found && i18n.t(isSearching ? 'find.count' : 'find.all', view.total)}
          </p>
          {listed && (
            <Results
              view={view}
              active={active}
              clusters={clusters}
              onWindow={(from, count) => ask({ ask: 'show', query, from, count })}
              onPoint={setActive}
              onOpen={openRow}
            />
          )}
          {listed && chosen && <RowActions row={chosen} onOpen={openRow} onBuild={onBuild} />}
          <Listing
            clusters={clusters}
            strangers={clusters.filter(
              ({ id }) => !known?.reachable.some((each) => each.id === id),
            )}
            progress={progress}
            ask={ask}
          />
        </section>
      )}
    </>
  );
}

/** How far a key moves in the list. */
function moveOf(key: string): number {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return 8;
    case 'PageUp':
      return -8;
    default:
      return 0;
  }
}
