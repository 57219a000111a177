/** Something that is stored, kept up to date. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** `null` until it has been read. */
export function useStored<T>(read: () => Promise<T>): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    const refresh = () => void read().then(setValue);
    refresh();
    browser.storage.local.onChanged.addListener(refresh);
    return () => browser.storage.local.onChanged.removeListener(refresh);
  }, []);
  return value;
}
