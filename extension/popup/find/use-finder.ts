/** The finder, with what it knows kept as the user's settings are. */
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import * as core from '../../core/core.ts';
import {
  type Ask,
  type ClusterProgress,
  type Connection,
  connect,
  type Details,
  type Offers,
  openOffscreen,
  type Target,
  type Tell,
  type View,
} from '../../finder/finder.ts';
import { readFavourites } from '../../state/favourites.ts';
import { MANAGED } from '../../state/managed.ts';
import { type Reach, readReach } from '../../state/reach.ts';
import { readRecents } from '../../state/recents.ts';
import { SIGN_INS } from '../../state/sign-ins.ts';

/** What the user has added and marked, or was given. */
export interface Known extends Reach {
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
  readonly details: {
    readonly target: Target;
    readonly details: Details | null;
    readonly offers: Offers;
  } | null;
  /** Why nothing can be found. */
  readonly broken: string | null;
}

const NOTHING: Found = { known: null, found: null, progress: [], details: null, broken: null };

/** What the finder has to know when it changes. */
const KEYS = ['clusters', MANAGED, 'favourites', 'recents'];

export function useFinder(): [Found, (ask: Ask) => void] {
  const [found, setFound] = useState(NOTHING);
  const [finder] = useState(() => new LazyFinder((tell) => setFound((all) => merged(all, tell))));
  useLayoutEffect(() => {
    const know = async () => {
      const known = await readKnown();
      setFound((before) => ({ ...before, known }));
      finder.know(known);
    };
    void know();
    const changed = (changes: object) => {
      if (KEYS.some((key) => key in changes)) void know();
    };
    const signedIn = (changes: object) => {
      if (SIGN_INS in changes) void know();
    };
    browser.storage.local.onChanged.addListener(changed);
    browser.storage.session.onChanged.addListener(signedIn);
    browser.permissions.onAdded.addListener(know);
    browser.permissions.onRemoved.addListener(know);
    return () => {
      browser.storage.local.onChanged.removeListener(changed);
      browser.storage.session.onChanged.removeListener(signedIn);
      browser.permissions.onAdded.removeListener(know);
      browser.permissions.onRemoved.removeListener(know);
      finder.close();
    };
  }, []);
  return [found, useMemo(() => (ask: Ask) => finder.send(ask), [])];
}

/** Starts the worker when there is a cluster to search, and not before: most popups are opened without one. */
class LazyFinder {
  private connection: Connection | null = null;
  private shown: Ask | null = null;

  constructor(private readonly hear: (tell: Tell) => void) {}

  know({ reachable: clusters, favourites, recents }: Known): void {
    if (clusters.length > 0 && !this.connection) {
      this.connection = connect(this.hear);
      void openOffscreen();
      if (this.shown) this.connection.send(this.shown);
    }
    this.connection?.send({ ask: 'know', clusters, favourites, recents });
  }

  send(ask: Ask): void {
    if (ask.ask === 'show') this.shown = ask;
    this.connection?.send(ask);
  }

  close(): void {
    this.connection?.close();
    this.connection = null;
  }
}

async function readKnown(): Promise<Known> {
  const [reach, favourites, recents] = await Promise.all([
    readReach(),
    readFavourites(),
    readRecents(),
    core.ready(),
  ]);
  return { ...reach, favourites, recents };
}

function merged(all: Found, tell: Tell): Found {
  return { ...all, ...heard(tell) };
}

function heard(tell: Tell): Partial<Found> {
  switch (tell.tell) {
    case 'view':
      return { found: { query: tell.query, view: tell.view } };
    case 'progress':
      return { progress: tell.progress };
    case 'details':
      return { details: tell };
    case 'broken':
      return { broken: tell.error };
  }
}
