/** The view of a tab, kept up to date. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { readView, type View, watchView } from './view.ts';

export interface Latest {
  /** `null` until it has been read for the first time. */
  readonly view: View | null;
  /** Why it could not be read. */
  readonly error: string | null;
}

/** The latest view, and a function that resolves when it is no older than the call. */
export function useView(tab: number | null): [Latest, () => Promise<void>] {
  const [latest, setLatest] = useState<Latest>({ view: null, error: null });
  const newest = useRef(Promise.resolve());
  const refresh = () => {
    const before = newest.current;
    // Reads may overtake each other: they are shown in the order in which they were asked for.
    newest.current = read(tab).then(async (next) => {
      await before;
      setLatest(next);
    });
    return newest.current;
  };
  useLayoutEffect(() => {
    void refresh();
    return watchView(tab, () => void refresh());
  }, [tab]);
  return [latest, refresh];
}

function read(tab: number | null): Promise<Latest> {
  return readView(tab).then(
    (view) => ({ view, error: null }),
    (error: unknown) => ({ view: null, error: String(error) }),
  );
}
