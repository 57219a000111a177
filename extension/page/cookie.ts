/**
 * The text that a script assigns to `document.cookie`, read as browsers read it
 * (RFC 6265, 5.2); `crate/src/cookie.rs` does the same for what servers set, and a
 * differential test holds the two together.
 */
import type { Mount } from './mount.ts';
import { indexOf, lower, slice, split, startsWith, trim } from './natives.ts';

/** The place of a cookie's path in its text; `null` where it names none, or browsers accept it at `/` alone. */
function pathOf(cookie: string): { path: string; from: number } | null {
  if (startsWith(lower(trim(cookie)), '__host-')) return null;
  const parts = split(cookie, ';');
  let found = null;
  let at = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string;
    const equals = indexOf(part, '=');
    const end = equals < 0 ? part.length : equals;
    if (i > 0 && lower(trim(slice(part, 0, end))) === 'path') {
      const value = slice(part, end + 1);
      const path = trim(value);
      found = { path, from: at + end + 1 + indexOf(value, path) };
    }
    at += part.length + 1;
  }
  return found?.path[0] === '/' ? found : null;
}

/** Gives a cookie's text with its path under the prefix, or the same text where nothing is wrong. */
export function cookieMover(
  { origin, prefix }: Pick<Mount, 'origin' | 'prefix'>,
  inside: (path: string) => string,
) {
  function moved(path: string): string {
    const url = inside(path);
    if (url === path) return path;
    const whole = startsWith(url, origin) ? slice(url, origin.length) : url;
    // A cookie's path is no URL: what the URL Standard would make of dots and spaces is not for it.
    return slice(whole, whole.length - path.length) === path ? whole : prefix + path;
  }
  return (cookie: string): string => {
    const found = pathOf(cookie);
    if (!found) return cookie;
    const { path, from } = found;
    return slice(cookie, 0, from) + moved(path) + slice(cookie, from + path.length);
  };
}
