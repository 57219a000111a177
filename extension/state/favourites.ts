/** The mounts that the user has marked, in the order of marking. */
import { browser } from 'wxt/browser';

const KEY = 'favourites';
/** A mount's URL. */
type Favourites = readonly string[];

export async function readFavourites(): Promise<Favourites> {
  return ((await browser.storage.local.get(KEY))[KEY] as Favourites | undefined) ?? [];
}

/** Marks a mount, or takes its mark away. */
export async function toggleFavourite(mount: string): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const before = await readFavourites();
    const others = before.filter((each) => each !== mount);
    const after = others.length < before.length ? others : [...before, mount];
    await browser.storage.local.set({ [KEY]: after });
  });
}
