/** What workers ask for when they are told to. */
import { js, type Sinks, txt, ws } from './sink.ts';

/** One of these, for a URL. */
export interface Errand {
  readonly name: string;
  readonly url: string;
}

declare function importScripts(url: string): void;

export const errands: Sinks = {
  fetch: txt((url) => fetch(url)),
  'fetch(Request)': txt((url) => fetch(new Request(url))),
  XMLHttpRequest: txt((url) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.send();
  }),
  importScripts: js((url) => importScripts(url)),
  'import()': js((url) => import(url)),
  WebSocket: ws((url) => new WebSocket(new URL(url, origin.replace('http', 'ws')))),
  EventSource: txt((url) => new EventSource(url)),
  'Cache.add': txt(async (url) => (await caches.open('sinks')).add(url)),
  Worker: js((url) => new Worker(url)),
  FontFace: txt((url) => new FontFace('in-worker', `url(${url})`).load()),
};
