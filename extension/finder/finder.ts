/** The finder, as Porthole's pages reach it. */
import { type Browser, browser } from 'wxt/browser';
import type { Ask, Tell } from './messages.ts';

export type {
  ClusterProgress,
  Details,
  Ground,
  KnownPort,
  Obstacle,
  Offers,
  Row,
  View,
  Way,
} from '../desk/desk.ts';
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

/**
 * Opens the document that does what a service worker can't, and keeps the listing going when the popup has closed.
 * Whether there is such a document: other browsers have none, and need none.
 */
export async function openOffscreen(): Promise<boolean> {
  if (!browser.offscreen) return false;
  const url = '/offscreen.html';
  const reasons: Browser.offscreen.CreateParameters['reasons'] = ['WORKERS', 'CLIPBOARD'];
  const justification = 'Lists what runs in the clusters while the popup is closed, and copies.';
  // There can only be one; that it is there already is as good.
  await browser.offscreen.createDocument({ url, reasons, justification }).catch(() => {});
  return true;
}
