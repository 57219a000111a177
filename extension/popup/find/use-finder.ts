/** The finder, with what it knows kept as the user's settings are. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import * as core from '../../core/core.ts';
import {
  type Ask,
  type ClusterProgress,
  type Connection,
  connect,
  type Details,
  openOffscreen,
  type Target,
  type Tell,
  type View,
} from '../../finder/finder.ts';
import { type Cluster, readClusters } from '../../state/clusters.ts';
import { readFavourites } from '../../state/favourites.ts';
import { readRecents } from '../../state/recents.ts';

/** What the user has added and marked. */
export interface Known {
  readonly clusters: readonly Cluster[];
  readonly favourites: readonly string[];
  readonly recents: readonly string[];
}

export interface Found {
  /** `null` until it has been read. */
  readonly known: Known | null;
  /** What was found last, and for which query. */
  readonly found: { readonly query: string; readonly view: View } | null;
  readonly progress: readonly ClusterProgress[];
  /** What was asked for last of a single object. */
  readonly details: { readonly target: Target; readonly details: Details | null } | null;
  /** Why nothing can be found. */
  readonly broken: string | null;
}

const NOTHING: Found = { known: null, found: null, progress: [], details: null, broken: null };

export function useFinder(): [Found, (ask: Ask) => void] {
  const [found, setFound] = useState(NOTHING);
  const connection = useRef<Connection | null>(null);
  useEffect(() => {
    const made = connect((tell) => setFound((before) => ({ ...before, ...heard(tell) })));
    connection.current = made;
    const know = async () => {
      const known = await readKnown();
      setFound((before) => ({ ...before, known }));
      made.send({ ask: 'know', ...known });
      if (known.clusters.length > 0) await openOffscreen();
    };
    void know();
    const changed = () => void know();
    browser.storage.local.onChanged.addListener(changed);
    return () => {
      browser.storage.local.onChanged.removeListener(changed);
      made.close();
    };
  }, []);
  const ask = useMemo(() => (asked: Ask) => connection.current?.send(asked), []);
  return [found, ask];
}

async function readKnown(): Promise<Known> {
  const [clusters, favourites, recents] = await Promise.all([
    readClusters(),
    readFavourites(),
    readRecents(),
    core.ready(),
  ]);
  return { clusters, favourites, recents };
}

function heard(tell: Tell): Partial<Found> {
  switch (tell.tell) {
    case 'view':
      return { found: { query: tell.query, view: tell.view } };
    case 'progress':
      return { progress: tell.progress };
    case 'details':
      return { details: { target: tell.target, details: tell.details } };
    case 'broken':
      return { broken: tell.error };
  }
}
