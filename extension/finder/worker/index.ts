/**
 * The worker that lists and searches the clusters, shared by all pages of Porthole.
 * It lives as long as one of them does; while it lists, an offscreen document does.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Finder, ready } from '../../desk/desk.ts';
import type { Ask } from '../messages.ts';
import { Pages } from './pages.ts';
import { Work } from './work.ts';

declare const self: EventTarget & { onconnect: (event: MessageEvent) => void };

export default defineUnlistedScript(() => {
  const pages = new Pages();
  const working = ready().then(() => {
    const finder = new Finder();
    return new Work(finder, pages);
  });
  self.onconnect = ({ ports: [port] }) => {
    if (!port) return;
    pages.add(port);
    port.onmessage = ({ data }: MessageEvent<Ask>) => {
      working.then(
        (work) => work.take(port, data),
        (error: unknown) => port.postMessage({ tell: 'broken', error: String(error) }),
      );
    };
    port.addEventListener('close', () => pages.remove(port));
  };
});
