/**
 * What Firefox doesn't tell its drivers, told to Playwright in its place: that a page of the extension has loaded
 * (often not even that it has a global, for one opened at the start not even that its tab is there) or was closed, that a
 * document came out of the back/forward cache, and what tabs were restored at the start.
 */
import { waitFor } from '../worker.ts';
import type { Message, Wire } from './wire.ts';

interface Navigation {
  readonly context: string;
  readonly navigation: string;
  readonly url: string;
}

interface Realm {
  readonly realm: string;
  readonly type: string;
  readonly origin?: string;
  readonly sandbox?: string;
  readonly context?: string;
}

/** Answers with what tells of tabs that are there and haven't been told of. */
export function tellUntold(wire: Wire): () => Promise<void> {
  const under = new Map<string, Navigation>();
  /** Globals by their ids, and the tab of each. */
  const realms = new Map<string, Realm>();
  /** Tabs and frames that Playwright has been told of. */
  const told = new Set(wire.opened);
  const on: Record<string, (params: never) => void> = {
    'browsingContext.contextCreated': ({ context }: Navigation) => void told.add(context),
    'browsingContext.navigationStarted': (it: Navigation) => void under.set(it.context, it),
    'browsingContext.navigationCommitted': (it: Navigation) => {
      under.delete(it.context);
      // The window's first tab is none that anybody asked for.
      if (isEmpty(it.url) || (told.has(it.context) && !isOwn(it.url))) return;
      void tellTab(wire, it, told, realms)
        .then(() => tellPage(wire, it, realms))
        .catch(() => {});
    },
    'script.realmCreated': (it: Realm) => {
      realms.set(it.realm, it);
      const started = it.sandbox === undefined && under.get(it.context ?? '');
      if (started) void tellRestored(wire, started, under).catch(() => {});
    },
    'script.realmDestroyed': ({ realm }: Realm) => {
      const own = realms.get(realm);
      realms.delete(realm);
      if (own && isOwn(own.origin)) void tellClosed(wire, own).catch(() => {});
    },
  };
  wire.listen(({ method = '', params }: Message) => on[method]?.(params as never));
  return async () => {
    for (const { context, url } of await openTabs(wire)) {
      if (told.has(context) || isEmpty(url)) continue;
      const it = { context, url, navigation: '' };
      await tellTab(wire, it, told, realms);
      await tellPage(wire, it, realms);
    }
  };
}

const isOwn = (url = '') => url.startsWith('moz-extension:');
const isEmpty = (url: string) => url === 'about:blank';

/** What the document in a context is, by its own word. */
async function lookAt(wire: Wire, context: string): Promise<{ state: string; url: string }> {
  const expression = 'document.readyState + " " + location.href';
  const asked = { expression, target: { context }, awaitPromise: false };
  const { result } = await wire.ask<{ result: { value: string } }>('script.evaluate', asked);
  const [state = '', url = ''] = result.value.split(' ');
  return { state, url };
}

async function openTabs(wire: Wire): Promise<{ context: string; url: string }[]> {
  const { contexts } = await wire.ask<{ contexts: { context: string; url: string }[] }>(
    'browsingContext.getTree',
    { maxDepth: 0 },
  );
  return contexts;
}

async function tellTab(
  wire: Wire,
  it: Navigation,
  told: Set<string>,
  realms: Map<string, Realm>,
): Promise<void> {
  if (told.has(it.context)) return;
  const asked = { root: it.context, maxDepth: 0 };
  const { contexts } = await wire.ask<{ contexts: object[] }>('browsingContext.getTree', asked);
  // By now it may have been told of.
  if (told.has(it.context)) return;
  told.add(it.context);
  // Nor of its globals.
  for (const [id, { context }] of realms) if (context === it.context) realms.delete(id);
  const params = { ...contexts[0], children: [] };
  wire.tell({ type: 'event', method: 'browsingContext.contextCreated', params });
  wire.tell({ type: 'event', method: 'browsingContext.navigationCommitted', params: { ...it } });
}

async function tellPage(wire: Wire, it: Navigation, realms: Map<string, Realm>): Promise<void> {
  const { context, url } = it;
  await waitFor(`the load of ${url}`, async () => {
    const shown = await lookAt(wire, context);
    return shown.state === 'complete' && isOwn(shown.url) === isOwn(it.url) && !isEmpty(shown.url);
  });
  const { realms: all } = await wire.ask<{ realms: Realm[] }>('script.getRealms', { context });
  for (const realm of all) {
    if (realms.has(realm.realm) || realm.sandbox !== undefined) continue;
    realms.set(realm.realm, realm);
    wire.tell({ type: 'event', method: 'script.realmCreated', params: { ...realm } });
  }
  tellLoaded(wire, it);
}

/** A global that went without its tab has made room for another. */
async function tellClosed(wire: Wire, { context, sandbox }: Realm): Promise<void> {
  if (context === undefined || sandbox !== undefined) return;
  if ((await openTabs(wire)).some((open) => open.context === context)) return;
  const params = { context, parent: null, children: [], url: '', userContext: 'default' };
  wire.tell({ type: 'event', method: 'browsingContext.contextDestroyed', params });
}

/** A document that is whole as soon as it is there was there before. */
async function tellRestored(
  wire: Wire,
  it: Navigation,
  under: Map<string, Navigation>,
): Promise<void> {
  const { state, url } = await lookAt(wire, it.context);
  if (state !== 'complete' || url === 'about:blank' || under.get(it.context) !== it) return;
  under.delete(it.context);
  const params = { ...it, url };
  wire.tell({ type: 'event', method: 'browsingContext.navigationCommitted', params });
  tellLoaded(wire, params);
}

function tellLoaded(wire: Wire, it: Navigation): void {
  for (const event of ['domContentLoaded', 'load']) {
    wire.tell({ type: 'event', method: `browsingContext.${event}`, params: { ...it } });
  }
}
