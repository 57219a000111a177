/** A change to the bytes of a document that comes in chunks. */
export interface Change {
  /** What can be passed on of this chunk and of what was held back. */
  push(chunk: Uint8Array): Uint8Array[];
  /** What is left. */
  end(): Uint8Array[];
}

/** The second changes what the first has made. */
export function inTurn(first: Change, second: Change): Change {
  const on = (chunks: Uint8Array[]) => chunks.flatMap((chunk) => second.push(chunk));
  return {
    push: (chunk) => on(first.push(chunk)),
    end: () => [...on(first.end()), ...second.end()],
  };
}

export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
