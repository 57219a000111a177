/** The view of a tab, kept up to date. */
import { useEffect, useState } from 'preact/hooks';
import { readView, type View, watchView } from './view.ts';

export interface Latest {
  /** `null` until it has been read for the first time. */
  readonly view: View | null;
  /** Why it could not be read. */
  readonly error: string | null;
}

export function useView(tab: number | null): Latest {
  const [latest, setLatest] = useState<Latest>({ view: null, error: null });
  useEffect(() => {
    let asked = 0;
    const read = async () => {
      const turn = ++asked;
      const next = await readView(tab).then(
        (view): Latest => ({ view, error: null }),
        (error: unknown): Latest => ({ view: null, error: String(error) }),
      );
      // Reads may overtake each other: only the last one asked for counts.
      if (turn === asked) setLatest(next);
    };
    void read();
    return watchView(tab, () => void read());
  }, [tab]);
  return latest;
}
