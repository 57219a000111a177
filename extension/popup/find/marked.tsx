/** What the user has marked and opened lately, for an empty search box. */
import { i18n } from '#i18n';
import { parseOrNull } from '../../core/core.ts';
import type { Known } from './use-finder.ts';

interface Props {
  known: Known;
  onOpen: (url: string, event: MouseEvent) => void;
}

export function Marked({ known: { favourites, recents }, onOpen }: Props) {
  const others = recents.filter((mount) => !favourites.includes(mount));
  return (
    <>
      <Mounts title={i18n.t('find.favourites')} mounts={favourites} onOpen={onOpen} />
      <Mounts title={i18n.t('find.recents')} mounts={others} onOpen={onOpen} />
    </>
  );
}

interface MountsProps {
  title: string;
  mounts: readonly string[];
  onOpen: (url: string, event: MouseEvent) => void;
}

function Mounts({ title, mounts, onOpen }: MountsProps) {
  // Settings may have been imported.
  const parsed = mounts.map(parseOrNull).filter((mount) => mount !== null);
  if (parsed.length === 0) return null;
  return (
    <section class="section marked">
      <h2>{title}</h2>
      <ul>
        {parsed.map((mount) => (
          <li key={mount.mount}>
            <button type="button" class="mount" onClick={(event) => onOpen(mount.mount, event)}>
              <strong>{mount.name}</strong>
              <span>{[mount.namespace, mount.port].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
