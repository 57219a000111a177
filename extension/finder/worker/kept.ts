/** What is known of the clusters, kept for when everything has slept. */
import { createStore, del, entries, get, keys, set } from 'idb-keyval';

const store = createStore('porthole-finder', 'clusters');

export function readKept(cluster: string): Promise<Uint8Array | undefined> {
  return get(cluster, store);
}

/** Room may be short: then the cluster is listed anew next time. */
export async function keep(cluster: string, bytes: Uint8Array): Promise<void> {
  await set(cluster, bytes, store).catch(() => del(cluster, store));
}

/** Forgets all clusters but these. */
export async function keepOnly(clusters: readonly string[]): Promise<void> {
  const gone = (await keys<string>(store)).filter((cluster) => !clusters.includes(cluster));
  await Promise.all(gone.map((cluster) => del(cluster, store)));
}

/** How many bytes are kept. */
export async function keptBytes(): Promise<number> {
  const all = await entries<string, Uint8Array>(store);
  return all.reduce((sum, [, bytes]) => sum + bytes.length, 0);
}
