/** What can be done with the row that stands out. */
import { i18n } from '#i18n';
import type { Row } from '../../finder/finder.ts';
import { toggleFavourite } from '../../state/favourites.ts';
import { CopyButton } from '../../ui/copy.tsx';
import { useAsking } from '../asking.ts';

interface Props {
  row: Row;
  onOpen: (row: Row, event: MouseEvent) => void;
  onBuild: (row: Row) => void;
}

export function RowActions({ row, onOpen, onBuild }: Props) {
  const { attempt } = useAsking();
  return (
    <fieldset class="row-actions" aria-label={i18n.t('find.actions', [row.name])}>
      {row.url && (
        <>
          <button type="button" class="button primary" onClick={(event) => onOpen(row, event)}>
            {i18n.t('find.open')}
          </button>
          <CopyButton text={row.url} label={i18n.t('find.copy')} />
          <button
            type="button"
            class="button"
            aria-pressed={row.isFavourite}
            onClick={() => void attempt(() => toggleFavourite(row.url))}
          >
            {i18n.t('find.mark')}
          </button>
        </>
      )}
      <button type="button" class="button" onClick={() => onBuild(row)}>
        {i18n.t('find.more')}
      </button>
    </fieldset>
  );
}
