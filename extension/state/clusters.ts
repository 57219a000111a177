/** The clusters, in the order in which they are shown: those that an administrator has rolled out, then the user's own. */
import { browser } from 'wxt/browser';
import { readManaged } from './managed.ts';

/** Told apart by more than hue: each has a place in the theme's palette, for light and dark. */
export const COLOURS = ['blue', 'green', 'amber', 'red', 'violet', 'teal', 'grey'] as const;
export type Colour = (typeof COLOURS)[number];

export interface Cluster {
  /** Made once, so that a renamed or moved cluster keeps what is known of it. */
  readonly id: string;
  /** `https://rancher.example.com`. */
  readonly origin: string;
  /** Empty, or what stands before `/api/v1/`: `/k8s/clusters/c-abc`. */
  readonly base: string;
  readonly name: string;
  readonly colour: Colour;
  /** Looked into by name, where the user may not list those of all namespaces. */
  readonly namespaces: readonly string[];
  /** Rolled out by an administrator: it can't be changed here. */
  readonly managed?: true;
}

const KEY = 'clusters';

/** Each address once. */
export async function readClusters(): Promise<readonly Cluster[]> {
  const [{ clusters: managed }, own] = await Promise.all([readManaged(), readOwnClusters()]);
  const others = own.filter((cluster) => !managed.some((each) => isAt(cluster, each)));
  return [...managed.map((cluster) => asKnown(cluster, own)), ...others];
}

/** What the user has at a managed address stays stored, and lends what is known of it and where to look. */
function asKnown(managed: Cluster, own: readonly Cluster[]): Cluster {
  const twin = own.find((each) => isAt(managed, each));
  if (!twin) return managed;
  const namespaces = [...new Set([...managed.namespaces, ...twin.namespaces])];
  return { ...managed, id: twin.id, namespaces };
}

export function isAt(cluster: Pick<Cluster, 'origin' | 'base'>, other: Cluster): boolean {
  return cluster.origin === other.origin && cluster.base === other.base;
}

/** Those of the user's own alone. */
export async function readOwnClusters(): Promise<readonly Cluster[]> {
  return ((await browser.storage.local.get(KEY))[KEY] as readonly Cluster[] | undefined) ?? [];
}

/** Changes the user's own under a lock: the background, popup and options page all write them. */
export async function changeClusters(
  change: (clusters: readonly Cluster[]) => readonly Cluster[],
): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const before = await readOwnClusters();
    const after = change(before);
    if (after !== before) await browser.storage.local.set({ [KEY]: after });
  });
}
