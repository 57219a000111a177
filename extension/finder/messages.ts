/** What Porthole's pages and the finder's worker say to each other. */
import type { ClusterProgress, Details, Kind, Offers, View } from '../desk/desk.ts';
import type { Reachable } from '../state/reach.ts';

/** A Service, a Pod or a Node of a cluster. */
export interface Target {
  /** The cluster's id. */
  readonly cluster: string;
  readonly kind: Kind;
  readonly namespace: string;
  readonly name: string;
}

export type Ask =
  /** What there is to be searched, and what the user likes: URLs of mounts. */
  | {
      readonly ask: 'know';
      readonly clusters: readonly Reachable[];
      readonly favourites: readonly string[];
      readonly recents: readonly string[];
    }
  /** From now on, show these rows of what the query finds. */
  | { readonly ask: 'show'; readonly query: string; readonly from: number; readonly count: number }
  /** List this cluster, or all of them, again: only what has changed, where that can be known. */
  | { readonly ask: 'refresh'; readonly cluster?: string }
  | { readonly ask: 'cancel'; readonly cluster: string }
  /** Tell what is known of this object, which may be half typed. */
  | { readonly ask: 'details'; readonly target: Target }
  /** Erase what is kept of all clusters. */
  | { readonly ask: 'forget' }
  /** This page is closing. */
  | { readonly ask: 'leave' };

export type Tell =
  | { readonly tell: 'view'; readonly query: string; readonly view: View }
  | { readonly tell: 'progress'; readonly progress: readonly ClusterProgress[] }
  | {
      readonly tell: 'details';
      readonly target: Target;
      readonly details: Details | null;
      readonly offers: Offers;
    }
  /** The worker can't work: why. */
  | { readonly tell: 'broken'; readonly error: string };
