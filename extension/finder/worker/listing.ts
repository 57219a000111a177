/** Sends the requests that the core asks for, and hands it the answers. */
import type { Finder } from '../../desk/desk.ts';
import type { Reachable } from '../../state/reach.ts';
import { keep } from './kept.ts';

/** Lists one cluster until nothing is left to do; `moved` hears of each answer. */
export async function list(
  finder: Finder,
  cluster: Reachable,
  moved: () => void,
  signal: AbortSignal,
): Promise<void> {
  const { id } = cluster;
  finder.refresh(id);
  moved();
  for (let request = finder.next(id); request; request = finder.next(id)) {
    const { status, retryAfter, body } = await send(cluster, request.path, signal);
    if (signal.aborted) break;
    const step = finder.answer(id, status, retryAfter, body);
    moved();
    if (step.then === 'wait') await pause(step.seconds * 1000, signal);
    if (step.then === 'end') break;
  }
  if (signal.aborted) finder.cancel(id);
  moved();
  const bytes = finder.save(id);
  if (bytes) await keep(id, bytes);
}

interface Answer {
  /** 0 where nobody answered. */
  readonly status: number;
  readonly retryAfter?: number;
  readonly body: Uint8Array;
}

const NOTHING = new Uint8Array();

async function send(cluster: Reachable, path: string, signal: AbortSignal): Promise<Answer> {
  const url = cluster.origin + cluster.base + path;
  try {
    const answer = await fetch(url, {
      headers: { accept: 'application/json', ...cluster.headers },
      credentials: 'include',
      // Where else it leads, nothing of a sign-in may go.
      redirect: Object.keys(cluster.headers).length > 0 ? 'error' : 'follow',
      cache: 'no-store',
      signal,
    });
    const { status } = answer;
    const after = Number(answer.headers.get('retry-after') ?? Number.NaN);
    const retryAfter = Number.isFinite(after) ? { retryAfter: after } : {};
    // An answer that ends early has a status all the same.
    const body = await answer.arrayBuffer().catch(() => new ArrayBuffer(0));
    return { status, ...retryAfter, body: new Uint8Array(body) };
  } catch {
    return { status: 0, body: NOTHING };
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
