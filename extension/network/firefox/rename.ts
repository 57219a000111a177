/**
 * Reads a document by the page's own name for its host, where it names the host by its other one: Firefox's parser asks
 * for scripts, and runs them, before the page layer sees their elements. The same as `rename` in `page/names.ts`, for bytes.
 */
import { type Change, joined } from './change.ts';

const SCHEME = '(?:(https?|wss?):)?';
const SLASHES = String.raw`(//|\\/\\/)`;
/** A name that merely begins with the alias is another's. */
const ENDS = String.raw`(?![\w.:@%-])`;
const LONGEST_AROUND = 'https:\\/\\/:443'.length + 1;

export function renaming(alias: string, origin: string): Change {
  const name = alias.replace(/:443$/, '');
  const port = name === alias ? '' : '(?::443)?';
  const pattern = new RegExp(SCHEME + SLASHES + escaped(name) + port + ENDS, 'gi');
  const { protocol, host } = new URL(origin);
  const put = (scheme: string | undefined, slashes: string) =>
    new TextEncoder().encode((scheme ? own(scheme, protocol) : '') + slashes + host);
  const longest = LONGEST_AROUND + name.length;
  // One letter a byte: what the letters are doesn't matter.
  const letters = new TextDecoder('latin1');
  let held: Uint8Array = new Uint8Array();

  function change(bytes: Uint8Array, isLast: boolean): Uint8Array[] {
    const text = letters.decode(bytes);
    const parts: Uint8Array[] = [];
    let from = 0;
    let end = isLast ? text.length : Math.max(0, text.length - longest);
    for (const { index, 0: found, 1: scheme, 2: slashes = '' } of text.matchAll(pattern)) {
      // It may go on in the next chunk.
      if (!isLast && index + found.length === text.length) {
        end = Math.min(end, index);
        break;
      }
      parts.push(bytes.subarray(from, index), put(scheme, slashes));
      from = index + found.length;
    }
    end = Math.max(from, end);
    parts.push(bytes.subarray(from, end));
    held = bytes.slice(end);
    return parts.filter(({ length }) => length > 0);
  }

  return {
    push: (chunk) => change(joined(held, chunk), false),
    end: () => change(held, true),
  };
}

function own(scheme: string, protocol: string): string {
  const kind = scheme.toLowerCase().startsWith('ws') ? 'ws' : 'http';
  return `${kind}${protocol === 'https:' ? 's' : ''}:`;
}

function escaped(text: string): string {
  return text.replace(/[.[\]]/g, '\\$&');
}
