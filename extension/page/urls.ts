/**
 * URLs of one page: `inside` gives the URL that a request should have, `outside`
 * the one that the app expects to see. What is certain from the first characters
 * is answered here; everything else is judged by the core, on what the browser's
 * own `URL` has normalised. A differential test holds the two together.
 */
import * as core from './core.ts';
import type { Mount } from './mount.ts';
import { shortName } from './names.ts';
import { baseURI, doc, hrefOf, includes, lower, NativeURL, slice, startsWith } from './natives.ts';

export interface Urls {
  inside(raw: string): string;
  outside(raw: string): string;
  /** The same URL by the name that the page has for its host. */
  named(raw: string): string;
}

export function urlsOf({
  origin,
  prefix,
  alias = '',
}: Pick<Mount, 'origin' | 'prefix'> & { alias?: string }): Urls {
  core.setMount(origin, prefix, alias);
  const unbased = core.unbased(prefix);
  const home = `${origin}/`;
  const other = shortName(alias);
  const mayName = (raw: string) => other !== '' && includes(lower(raw), other);

  function inside(raw: string): string {
    if (isPlainPath(raw) && startsWith(baseURI(doc), home)) {
      if (isUnder(prefix, raw)) return raw;
      if (!includes(raw, '/proxy')) return prefix + raw;
    }
    const href = normalise(raw);
    return href === null ? raw : core.inside(href, raw);
  }

  function outside(raw: string): string {
    if (!includes(raw, '/proxy') && !mayName(raw)) return raw;
    if (isPlainPath(raw) && startsWith(baseURI(doc), home)) {
      if (isUnder(prefix, raw)) return ownPath(raw, prefix.length);
      if (isUnder(unbased, raw)) return ownPath(raw, unbased.length);
    }
    const href = normalise(raw);
    return href === null ? raw : core.outside(href, raw);
  }

  /**
   * What follows the prefix; absolute where it would otherwise read as a host. An app that proxies in turn has own
   * paths that read as another mount's: those keep the prefix, or nothing would lead back.
   */
  function ownPath(path: string, from: number): string {
    const own = slice(path, from);
    if (includes(own, '/proxy') && core.prefixOf(own) !== null) return path;
    if (own[0] !== '/') return `/${own}`;
    return own[1] === '/' ? origin + own : own;
  }

  function named(raw: string): string {
    const href = mayName(raw) ? normalise(raw) : null;
    return href === null ? raw : (core.renamed(href) ?? raw);
  }

  return { inside, outside, named };
}

/** The absolute, normalised URL; `null` for what the URL Standard calls invalid. */
function normalise(raw: string): string | null {
  try {
    return hrefOf(new NativeURL(raw, baseURI(doc)));
  } catch {
    return null;
  }
}

function isUnder(prefix: string, path: string): boolean {
  if (!startsWith(path, prefix)) return false;
  const next = path[prefix.length];
  return next === undefined || next === '/' || next === '?' || next === '#';
}

/**
 * A root-absolute path that the URL Standard would leave alone: no `//host`, no
 * dot segment in any spelling, no backslash, no tab or newline.
 */
function isPlainPath(raw: string): boolean {
  if (raw[0] !== '/' || raw[1] === '/') return false;
  let last = '/';
  for (let i = 1; i < raw.length; i++) {
    const c = raw[i] as string;
    if (c === '?' || c === '#') return true;
    if (c <= ' ' || c === '\\') return false;
    if (last === '/' && (c === '.' || c === '%')) return false;
    last = c;
  }
  return true;
}
