/** What the worker does for the pages: it knows the clusters, lists them, and answers searches. */

import { type Finder, Place } from '../../desk/desk.ts';
import type { Reachable } from '../../state/reach.ts';
import type { Ask, Target, Tell } from '../messages.ts';
import { keepOnly, readKept } from './kept.ts';
import { list } from './listing.ts';
import type { Pages } from './pages.ts';

/** How long what was listed counts as fresh while somebody looks, in milliseconds. */
const FRESH = 15_000;
/** How often that is looked at, in milliseconds. */
const LOOK = 5_000;
/** Pages are told of what has changed at most this often, in milliseconds. */
const PAUSE = 100;

interface Known {
  readonly cluster: Reachable;
  /** Resolves when what was kept of it is read. */
  readonly loaded: Promise<unknown>;
  running?: AbortController;
  /** When it was listed last. */
  listed: number;
}

export class Work {
  private known = new Map<string, Known>();
  private told: ReturnType<typeof setTimeout> | undefined;
  private readonly finder: Finder;
  private readonly pages: Pages;

  constructor(finder: Finder, pages: Pages) {
    this.finder = finder;
    this.pages = pages;
    setInterval(() => this.refreshStale(), LOOK);
  }

  take(port: MessagePort, ask: Ask): void {
    switch (ask.ask) {
      case 'know':
        this.finder.setMarks([...ask.favourites], [...ask.recents]);
        this.know(ask.clusters);
        break;
      case 'show':
        // Nothing is listed before somebody looks, and who has just come sees what is new.
        if (this.pages.show(port, ask)) this.refresh();
        this.show(port, ask);
        break;
      case 'refresh':
        this.refresh(ask.cluster);
        break;
      case 'cancel':
        this.known.get(ask.cluster)?.running?.abort();
        break;
      case 'details':
        port.postMessage(this.details(ask.target));
        break;
      case 'forget':
        this.forget();
        break;
      case 'leave':
        this.pages.remove(port);
        break;
    }
  }

  private know(clusters: readonly Reachable[]): void {
    const places = clusters.map(
      ({ id, origin, base, name, namespaces }) =>
        new Place(id, origin, base, name, [...namespaces]),
    );
    this.finder.setPlaces(places);
    const before = this.known;
    this.known = new Map(clusters.map((cluster) => [cluster.id, this.keptOrNew(before, cluster)]));
    for (const [id, { running }] of before) if (!this.known.has(id)) running?.abort();
    void keepOnly([...this.known.keys()]);
    this.changed();
    this.refreshStale();
  }

  private keptOrNew(before: Map<string, Known>, cluster: Reachable): Known {
    const known = before.get(cluster.id);
    if (known && isSame(known.cluster, cluster)) return { ...known, cluster };
    known?.running?.abort();
    const load = async () => {
      const bytes = await readKept(cluster.id);
      if (bytes && this.finder.load(cluster.id, bytes)) this.changed();
    };
    return { cluster, loaded: load(), listed: 0 };
  }

  private refreshStale(): void {
    if (this.pages.looking.length === 0) return;
    const now = Date.now();
    for (const [id, { listed }] of this.known) {
      // A clock that was set back says nothing of how long it has been.
      if (Math.abs(now - listed) >= FRESH) this.refresh(id);
    }
  }

  private refresh(id?: string): void {
    for (const known of this.known.values()) {
      if (id === undefined || known.cluster.id === id) void this.list(known);
    }
  }

  private async list(known: Known): Promise<void> {
    if (known.running) return;
    const running = new AbortController();
    known.running = running;
    try {
      await known.loaded;
      await list(this.finder, known.cluster, () => this.changed(), running.signal);
    } finally {
      // The list of clusters may have been told anew meanwhile.
      const now = this.known.get(known.cluster.id) ?? known;
      delete now.running;
      now.listed = Date.now();
    }
  }

  /** Tells the pages, but not of each answer by itself. */
  private changed(): void {
    this.told ??= setTimeout(() => {
      this.told = undefined;
      this.pages.tellAll({ tell: 'progress', progress: this.finder.progress() });
      for (const [port, window] of this.pages.looking) this.show(port, window);
    }, PAUSE);
  }

  private show(port: MessagePort, { query, from, count }: Extract<Ask, { ask: 'show' }>): void {
    port.postMessage({ tell: 'view', query, view: this.finder.view(query, from, count) });
  }

  private details(target: Target): Tell {
    const { cluster, kind, namespace, name } = target;
    const details = this.finder.details(cluster, kind, namespace, name) ?? null;
    const offers = this.finder.offers(cluster, kind, namespace, name);
    return { tell: 'details', target, details, offers };
  }

  private forget(): void {
    for (const { running } of this.known.values()) running?.abort();
    this.known.clear();
    this.finder.setPlaces([]);
    void keepOnly([]);
    this.changed();
  }
}

/** Whether what is known of one is true of the other. */
function isSame(a: Reachable, b: Reachable): boolean {
  const facts = ({ origin, base, namespaces, headers }: Reachable) =>
    JSON.stringify([origin, base, namespaces, headers]);
  return facts(a) === facts(b);
}
