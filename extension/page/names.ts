/** Text that names the host by its other name, read by the page's own. */
import { indexOf, lower, slice } from './natives.ts';

/** As apps write it: without the port that HTTPS has by itself. */
export function shortName(alias: string): string {
  const end = alias.length - 4;
  return lower(slice(alias, end) === ':443' ? slice(alias, 0, end) : alias);
}

/**
 * The text with every `http://ALIAS`, `wss://ALIAS` and `//ALIAS` in it, slashes escaped or not, made the page's own;
 * the same string where there is none. A name that merely begins with the alias is another's.
 */
export function rename(text: string, alias: string, origin: string): string {
  const name = shortName(alias);
  const at = indexOf(origin, '://');
  const secure = slice(origin, 0, at) === 'https' ? 's' : '';
  const authority = slice(origin, at + 3);
  let own = '';
  let from = 0;
  for (let found = indexOf(text, name); found >= 0; found = indexOf(text, name, found + 1)) {
    const slashes = slashesBefore(text, found);
    const end = endOf(text, found + name.length, alias !== name);
    if (slashes === '' || end < 0) continue;
    const scheme = schemeBefore(text, found - slashes.length);
    const start = found - slashes.length - (scheme === '' ? 0 : scheme.length + 1);
    const protocol =
      scheme === '' ? '' : `${slice(scheme, 0, scheme[0] === 'w' ? 2 : 4)}${secure}:`;
    own += slice(text, from, start) + protocol + slashes + authority;
    from = end;
  }
  return from === 0 ? text : own + slice(text, from);
}

function slashesBefore(text: string, at: number): string {
  if (slice(text, at - 4, at) === '\\/\\/') return '\\/\\/';
  return slice(text, at - 2, at) === '//' ? '//' : '';
}

function schemeBefore(text: string, at: number): string {
  if (text[at - 1] !== ':') return '';
  const before = lower(slice(text, at < 6 ? 0 : at - 6, at - 1));
  for (let length = 5; length > 1; length--) {
    const found = slice(before, -length);
    if (found === 'https' || found === 'http' || found === 'wss' || found === 'ws') return found;
  }
  return '';
}

/** Where the authority ends that begins with the name; −1 where it goes on as another's. */
function endOf(text: string, at: number, mayHavePort: boolean): number {
  const end = mayHavePort && slice(text, at, at + 4) === ':443' ? at + 4 : at;
  const next = text[end];
  if (next === undefined) return end;
  const goesOn = (lower(next) >= 'a' && lower(next) <= 'z') || (next >= '0' && next <= '9');
  return goesOn || next === '.' || next === '-' || next === ':' || next === '@' || next === '%'
    ? -1
    : end;
}
