/** The clusters that the user has added, in the order in which they are shown. */
import { browser } from 'wxt/browser';

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

export async function readClusters(): Promise<readonly Cluster[]> {
  return ((await browser.storage.local.get(KEY))[KEY] as readonly Cluster[] | undefined) ?? [];
}

/** Changes the list under a lock: the background, popup and options page all write it. */
export async function changeClusters(
  change: (clusters: readonly Cluster[]) => readonly Cluster[],
): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const before = await readClusters();
    const after = change(before);
    if (after !== before) await browser.storage.local.set({ [KEY]: after });
  });
}
