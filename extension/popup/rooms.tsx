/** The rooms of the popup: the search with what there is to say of the tab, the form for URLs, adding a cluster. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Fields } from '../desk/desk.ts';
import type { Row } from '../finder/finder.ts';
import type { Cluster } from '../state/clusters.ts';
import { dropDraft, keepDraft, readDraft } from '../state/draft.ts';
import { ROOM, type Room } from '../state/room.ts';
import type { openDesk } from './desk-rooms.ts';
import { Doors } from './doors.tsx';
import { Find } from './find/find.tsx';
import { useFinder } from './find/use-finder.ts';
import { looksLikeAddress } from './looks-like-address.ts';

type Desk = Awaited<ReturnType<typeof openDesk>>;

const SEARCH: Room = { room: 'find' };

interface Props {
  /** What there is to say of the tab. */
  children: ComponentChildren;
  /** Whether the tab is none to say much of, so that there is room for the list. */
  isHome: boolean;
}

export function Rooms({ children, isHome }: Props) {
  const [finder, ask] = useFinder();
  const [room, setRoom] = useState<Room | null>(null);
  const [desk, setDesk] = useState<Desk | null>(null);
  const clusters = finder.known?.clusters ?? [];

  async function enter(next: Room): Promise<void> {
    if (next.room !== 'find' && !desk) {
      const { openDesk } = await import('./desk-rooms.ts');
      setDesk(await openDesk());
    }
    setRoom(next);
  }
  const keep = (now: Room) => void (now.room === 'find' ? dropDraft(ROOM) : keepDraft(ROOM, now));
  const go = (next: Room) => {
    keep(next);
    void enter(next);
  };
  useLayoutEffect(() => {
    void readDraft<Room>(ROOM).then((kept) => enter(kept ?? SEARCH));
  }, []);

  const back = () => go(SEARCH);
  const build = (fields: Fields) => go({ room: 'build', fields });
  const add = (text: string) => go({ room: 'add', text });

  // A room may be about the clusters.
  if (!room || !finder.known) return null;
  if (room.room === 'find' || !desk) {
    return (
      <Find
        finder={finder}
        ask={ask}
        isHome={isHome}
        isAddress={looksLikeAddress}
        onAddress={(text) => go({ room: 'apart', text })}
        onBuild={(row) => build(fieldsOf(row, clusters))}
      >
        {children}
        <div class="section doors">
          <button type="button" class="button" onClick={() => add('')}>
            {i18n.t('rooms.add')}
          </button>
          {clusters[0] && (
            <button type="button" class="button" onClick={() => build(fieldsOf({}, clusters))}>
              {i18n.t('rooms.build')}
            </button>
          )}
          <Doors />
        </div>
      </Find>
    );
  }
  const { AddCluster, Apart, Build } = desk;
  switch (room.room) {
    case 'apart':
      return (
        <Apart text={room.text} clusters={clusters} onBuild={build} onAdd={add} onBack={back} />
      );
    case 'build':
      return (
        <Build
          fields={room.fields}
          found={finder}
          ask={ask}
          onKeep={(fields) => keep({ room: 'build', fields })}
          onBack={back}
        />
      );
    case 'add':
      return (
        <AddCluster
          text={room.text}
          onKeep={(text) => keep({ room: 'add', text })}
          onAdded={back}
          onBack={back}
        />
      );
  }
}

/** A row as the form takes it; an empty form of the first cluster for none. */
function fieldsOf(row: Partial<Row>, clusters: readonly Cluster[]): Fields {
  const cluster = clusters.find(({ id }) => id === row.cluster) ?? clusters[0];
  const { kind = 'service', namespace = '', scheme = 'http', name = '', port = '' } = row;
  const where = { origin: cluster?.origin ?? '', base: cluster?.base ?? '' };
  return { ...where, kind, namespace, scheme, name, port, path: '/', query: '', fragment: '' };
}
