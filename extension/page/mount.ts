/**
 * Where this document sits. A document of a mount shows the prefix in its own
 * URL before it is masked; `about:blank`, `srcdoc` and `blob:` documents take it
 * from the document that made them. The navigation entry keeps the URL that a
 * document was loaded from, even after it was masked.
 */
import * as core from './core.ts';
import { toldTo } from './told.ts';

export interface Mount {
  /** For example `http://127.0.0.1:8001`. */
  readonly origin: string;
  /** The path up to and including `/proxy`, for example `/api/v1/…/web:80/proxy`. */
  readonly prefix: string;
  /** Taken over from the document that made this one, which has no URL of its own. */
  readonly inherited: boolean;
  /** Inherited from a document that shows its own root. */
  readonly masked: boolean;
  /** In a frame of a page that is no page of this mount: the tab's rules are another's, or there are none. */
  readonly foreign: boolean;
  /** The other name by which the app may know the host, `host:port`; empty where there is none. */
  readonly alias: string;
}

/** The mount of this window's document, or `null` when it is not a proxied page. */
export function findMount(window: Window): Mount | null {
  const { protocol, origin, pathname } = window.location;
  if (protocol === 'http:' || protocol === 'https:') {
    const prefix = core.prefixOf(pathname);
    if (prefix === null) return null;
    const foreign = isForeign(window, origin, prefix);
    return {
      origin,
      prefix,
      inherited: false,
      masked: false,
      foreign,
      alias: toldTo(window).alias,
    };
  }
  return inherit(window);
}

/** A page around this one that doesn't let itself be asked is another's. */
function isForeign(window: Window, origin: string, prefix: string): boolean {
  const { top } = window;
  if (top === null || top === window) return false;
  const around = mountOf(top) ?? inherit(top);
  return around?.origin !== origin || around.prefix !== prefix;
}

/** Walks to the nearest creator that has a URL: parents first, then openers. */
function inherit(window: Window): Mount | null {
  let at: Window = window;
  for (let depth = 0; depth < 16; depth++) {
    const maker: Window | null = at.parent !== at ? at.parent : (at.opener as Window | null);
    if (!maker) return null;
    const mount = mountOf(maker);
    if (mount !== undefined) return mount;
    at = maker;
  }
  return null;
}

/** `undefined`: that document has no URL of its own either, so ask further up. */
function mountOf(window: Window): Mount | null | undefined {
  try {
    const { protocol, origin } = window.location;
    if (protocol !== 'http:' && protocol !== 'https:') return undefined;
    const loaded = new URL(window.performance.getEntriesByType('navigation')[0]?.name ?? '');
    const prefix = core.prefixOf(loaded.pathname);
    if (prefix === null) return null;
    return {
      origin,
      prefix,
      inherited: true,
      foreign: isForeign(window, origin, prefix),
      alias: toldTo(window).alias,
      // Asked each time: a document that is still being parsed is masked later.
      get masked() {
        return core.prefixOf(window.location.pathname) !== prefix;
      },
    };
  } catch {
    return null;
  }
}
