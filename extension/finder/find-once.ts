/** One search, for callers that no page of Porthole stands behind. */
import { browser } from 'wxt/browser';
import { readFavourites } from '../state/favourites.ts';
import { readReach } from '../state/reach.ts';
import { readRecents } from '../state/recents.ts';
import { type Ask, connect, openOffscreen, type Row } from './finder.ts';

/** What the offscreen document is asked, since a service worker can have no worker of its own. */
export interface FindRequest {
  readonly type: 'find';
  readonly know: Extract<Ask, { ask: 'know' }>;
  readonly query: string;
  readonly count: number;
}

export async function findOnce(query: string, count: number): Promise<readonly Row[]> {
  const [{ reachable: clusters }, favourites, recents] = await Promise.all([
    readReach(),
    readFavourites(),
    readRecents(),
  ]);
  const know = { ask: 'know', clusters, favourites, recents } as const;
  const request: FindRequest = { type: 'find', know, query, count };
  if (await openOffscreen()) return await browser.runtime.sendMessage(request);
  return await find(request);
}

/** Asks the worker, once it has read what is kept. */
export function find({ know, query, count }: FindRequest): Promise<readonly Row[]> {
  return new Promise((resolve) => {
    let waits = know.clusters.length > 0;
    const connection = connect((tell) => {
      if (tell.tell === 'broken') resolve([]);
      if (tell.tell === 'view' && tell.query === query) {
        // Nothing may only mean that nothing has been read yet; what comes after that is final.
        if (tell.view.total === 0 && waits) return;
        connection.close();
        resolve(tell.view.rows);
      }
      if (tell.tell === 'progress') {
        waits = tell.progress.some(({ state }) => state === 'waiting' || state === 'listing');
      }
    });
    connection.send(know);
    connection.send({ ask: 'show', query, from: 0, count });
  });
}
