/** What scripts ask for by themselves. */
import { put } from '../put.ts';
import { type Sinks, txt, ws } from '../sink.ts';

const absolute = (url: string) => location.origin + url;
const socket = (url: string) => `ws://${location.host}${url}`;

export const network: Sinks = {
  'fetch(string)': txt((url) => fetch(url)),
  'fetch(URL)': txt((url) => fetch(new URL(url, location.href))),
  'fetch(Request)': txt((url) => fetch(new Request(url))),
  'fetch(absolute URL)': txt((url) => fetch(absolute(url))),
  'fetch with POST': txt((url) => fetch(url, { method: 'POST', body: 'it' })),
  "fetch with redirect: 'error'": txt((url) => fetch(url, { redirect: 'error' })),
  "fetch with redirect: 'manual'": txt((url) => fetch(url, { redirect: 'manual' })),
  "fetch with mode: 'same-origin'": txt((url) => fetch(url, { mode: 'same-origin' })),
  "fetch with mode: 'no-cors'": txt((url) => fetch(url, { mode: 'no-cors' })),
  'fetch with keepalive': txt((url) => fetch(url, { keepalive: true })),
  'fetch with a stream to upload': txt((url) => {
    const body = new Blob(['it']).stream();
    return fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit);
  }),
  'fetchLater()': txt((url) => window.fetchLater(url, { activateAfter: 0 }), {
    needs: () => 'fetchLater' in window,
  }),
  'XMLHttpRequest.open': txt((url) => ask(url, true)),
  'XMLHttpRequest.open, synchronous': txt((url) => ask(url, false)),
  'XMLHttpRequest.open(URL)': txt((url) => ask(new URL(url, location.href), true)),
  'new WebSocket(ws: URL)': ws((url) => new WebSocket(socket(url))),
  'new WebSocket(http: URL)': ws((url) => new WebSocket(absolute(url))),
  'new WebSocket(path)': ws((url) => new WebSocket(url)),
  'new WebSocket in an about:blank frame': ws((url) => {
    const { contentWindow } = put('iframe', {});
    return new (contentWindow as typeof window).WebSocket(socket(url));
  }),
  'new WebSocketStream': ws((url) => new window.WebSocketStream(socket(url)), {
    needs: () => 'WebSocketStream' in window,
  }),
  'new WebTransport': txt((url) => new WebTransport(absolute(url)), {
    needs: () => 'WebTransport' in window,
  }),
  'new EventSource': txt((url) => new EventSource(url)),
  'navigator.sendBeacon': txt((url) => navigator.sendBeacon(url, 'it')),
  'Cache.add': txt(async (url) => (await caches.open('sinks')).add(url)),
  'Cache.addAll(Request)': txt(async (url) =>
    (await caches.open('sinks')).addAll([new Request(url)]),
  ),
};

function ask(url: string | URL, later: boolean): void {
  const request = new XMLHttpRequest();
  request.open('GET', url, later);
  request.send();
}
