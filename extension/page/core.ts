/** The Rust page core (`crate/page`), spoken to in the page's own terms. */
import * as rust from '../core/generated/page-core.js';
import { includes, slice, startsWith } from './natives.ts';

/** The low three bits of a verdict; the rest is the offset of the path in the URL. */
const RIGHT = 2;
const ESCAPE = 4;
/** Right but for a gateway's base path, which the API server behind it can't know. */
const BASELESS = 5;

let home = '';
let prefix = '';
let base = '';
let aliased = false;

/** The mount's prefix at the head of a path, as spelled there; `null` where the path is not a proxied one. */
export function prefixOf(pathname: string): string | null {
  if (!includes(pathname, '/proxy')) return null;
  const found = rust.locate(pathname);
  return found < 0 ? null : slice(pathname, 0, found & 0xffff);
}

/** The prefix as the API server itself sees and writes it: without the base path of a gateway in front. */
export function unbased(prefix: string): string {
  return slice(prefix, rust.locate(prefix) >> 16);
}

/** Names the mount that all later questions are about, and the other name of its host, if it has one. */
export function setMount(origin: string, ownPrefix: string, alias = ''): void {
  rust.mount(origin, ownPrefix);
  home = origin;
  aliased = alias !== '';
  if (aliased) rust.alias(alias);
  prefix = ownPrefix;
  base = slice(ownPrefix, 0, rust.locate(ownPrefix) >> 16);
}

/** The URL by the name that the page has for its host; `null` where it has that already, or is another host's. */
export function renamed(href: string): string | null {
  if (!aliased) return null;
  const at = rust.onAlias(href);
  if (at < 0) return null;
  const origin = startsWith(href, 'ws') ? `ws${slice(home, 4)}` : home;
  return origin + slice(href, at);
}

/** The URL a request should have: `href` (normalised) repaired, or `raw` where nothing is wrong. */
export function inside(given: string, asked: string): string {
  const own = renamed(given);
  const href = own ?? given;
  const raw = own ?? asked;
  const verdict = rust.judge(href);
  const at = verdict >> 3;
  switch (verdict & 7) {
    case ESCAPE:
      return slice(href, 0, at) + prefix + slice(href, at);
    case BASELESS:
      return slice(href, 0, at) + base + slice(href, at);
    default:
      return raw;
  }
}

/** The URL as the app's own server would have written it, or `raw` where that is the same. */
export function outside(given: string, asked: string): string {
  const other = renamed(given);
  const href = other ?? given;
  const raw = other ?? asked;
  const verdict = rust.judge(href);
  const kind = verdict & 7;
  if (kind !== RIGHT && kind !== BASELESS) return raw;
  const at = verdict >> 3;
  const path = slice(href, at);
  const own = slice(path, rust.locate(path) & 0xffff);
  // An app that proxies in turn: without the prefix this would read as another mount's.
  if (rust.locate(own) >= 0) return raw;
  return slice(href, 0, at) + (own[0] === '/' ? own : `/${own}`);
}
