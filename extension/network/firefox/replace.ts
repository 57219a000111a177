/** Puts one ASCII text in place of another in a stream of bytes, whatever its encoding, wherever its chunks begin. */
import { type Change, joined } from './change.ts';

export function replacing(found: string, put: string): Change {
  const instead = new TextEncoder().encode(put);
  // One letter a byte: what the letters are doesn't matter.
  const letters = new TextDecoder('latin1');
  let held: Uint8Array = new Uint8Array();
  return {
    push(chunk) {
      const bytes = joined(held, chunk);
      const text = letters.decode(bytes);
      const parts: Uint8Array[] = [];
      let from = 0;
      for (let at = text.indexOf(found); at >= 0; at = text.indexOf(found, from)) {
        parts.push(bytes.subarray(from, at), instead);
        from = at + found.length;
      }
      const end = Math.max(from, text.length - begun(text, found));
      parts.push(bytes.subarray(from, end));
      held = bytes.slice(end);
      return parts.filter(({ length }) => length > 0);
    },
    end: () => [held],
  };
}

/** How many letters at the end of a text may be the beginning of what is looked for. */
function begun(text: string, found: string): number {
  for (let length = Math.min(found.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(found.slice(0, length))) return length;
  }
  return 0;
}
