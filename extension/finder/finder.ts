/** The finder, as Porthole's pages reach it. */
import { browser } from 'wxt/browser';
import type { Ask, Tell } from './messages.ts';

export type {
  ClusterProgress,
  Details,
  Ground,
  KnownPort,
  Obstacle,
  Row,
  View,
  Way,
} from './generated/porthole_finder.js';
export type { Ask, Target, Tell } from './messages.ts';

export interface Connection {
  send(ask: Ask): void;
  close(): void;
}

/** Connects to the worker that all of Porthole's pages share, and starts it where none has yet. */
export function connect(hear: (tell: Tell) => void): Connection {
  const worker = new SharedWorker('/finder-worker.js', { name: 'finder' });
  worker.onerror = () => hear({ tell: 'broken', error: '' });
  worker.port.onmessage = ({ data }: MessageEvent<Tell>) => hear(data);
  const leave = () => worker.port.postMessage({ ask: 'leave' } satisfies Ask);
  addEventListener('pagehide', leave);
  return {
    send: (ask) => worker.port.postMessage(ask),
    close: () => {
      removeEventListener('pagehide', leave);
      leave();
      worker.port.close();
    },
  };
}

/** The listing goes on when the popup has closed. A browser without such documents ends it then, and resumes it later. */
export async function stayAwake(): Promise<void> {
  if (!browser.offscreen) return;
  const url = '/offscreen.html';
  const justification = 'Lists what runs in the clusters while the popup is closed.';
  // There can only be one; that it is there already is as good.
  await browser.offscreen
    .createDocument({ url, reasons: ['WORKERS'], justification })
    .catch(() => {});
}
