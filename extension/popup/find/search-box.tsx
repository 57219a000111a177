/** The one box over all clusters. The list below follows the keys that are pressed in it. */
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';

interface Props {
  query: string;
  /** The id of the row that Enter opens; `null` where there is none. */
  active: string | null;
  onType: (query: string) => void;
  onKey: (event: KeyboardEvent) => void;
}

export const LIST_ID = 'found';

export function SearchBox({ query, active, onType, onKey }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <search class="search">
      <input
        ref={box}
        type="text"
        role="combobox"
        class="field"
        aria-label={i18n.t('find.label')}
        aria-expanded={active !== null}
        aria-controls={LIST_ID}
        aria-activedescendant={active ?? undefined}
        aria-autocomplete="list"
        placeholder={i18n.t('find.placeholder')}
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKey}
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text') ?? '';
          // The box itself would join the lines.
          if (!text.includes('\n')) return;
          event.preventDefault();
          onType(text);
        }}
      />
    </search>
  );
}
