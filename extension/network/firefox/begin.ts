/** Puts an ASCII text at the beginning of a document. One in UTF-16 stays as it is: there the text would be another. */
import { type Change, joined } from './change.ts';

const MARK_UTF_8 = [0xef, 0xbb, 0xbf];
const MARKS_UTF_16 = [
  [0xfe, 0xff],
  [0xff, 0xfe],
];

export function beginning(text: string): Change {
  let held: Uint8Array | null = new Uint8Array();
  const begun = (first: Uint8Array) => {
    held = null;
    if (MARKS_UTF_16.some((mark) => starts(first, mark))) return [first];
    const at = starts(first, MARK_UTF_8) ? MARK_UTF_8.length : 0;
    return [first.subarray(0, at), new TextEncoder().encode(text), first.subarray(at)];
  };
  return {
    push(chunk) {
      if (!held) return [chunk];
      held = joined(held, chunk);
      return held.length < MARK_UTF_8.length ? [] : begun(held);
    },
    end: () => (held?.length ? begun(held) : []),
  };
}

function starts(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}
