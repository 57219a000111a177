/** The network layer can't redirect a WebSocket: the handshake needs the right URL from the start. */
import { isOurs } from '../lost.ts';
import {
  after,
  apply,
  construct,
  getter,
  listen,
  NativeWeakSet,
  split,
  text,
  weakAdd,
  weakHas,
  win,
} from '../natives.ts';
import type { Page, Repair, Undo } from '../page.ts';
import { together, wrap, wrapConstructor, wrapGetter } from '../wrap.ts';

export const websocket: Repair = {
  name: 'websocket',
  install(page) {
    const watch = watcher(page);
    return together(
      socket(page, 'WebSocket', watch),
      socket(page, 'WebSocketStream', () => {}),
      wrap<() => void>(win.WebSocket.prototype, 'close', {
        apply(target, self: WebSocket, args) {
          weakAdd(closing, self);
          return apply(target, self, args as []);
        },
      }),
    );
  },
};

/** Those that the page itself has closed. */
const closing = new NativeWeakSet<object>();
/** How long a server may take to find that it misses the query. */
const MOMENT = 2000;
const OPEN = 1;

/** Tells of those that fail as they begin, and of those that the server closes at once without a word. */
function watcher(page: Page) {
  const { prototype } = win.WebSocket;
  const urlOf = getter<WebSocket, string>(prototype, 'url');
  const stateOf = getter<WebSocket, number>(prototype, 'readyState');
  /** An app whose WebSocket once came through has lost a connection, no more. */
  const working: Record<string, boolean> = {};
  return (socket: WebSocket) => {
    const url = urlOf(socket);
    if (!isOurs(page, url)) return;
    const path = split(url, '?')[0] as string;
    let opened = false;
    // Until it has failed, or lived for a moment. Firefox tells of no opening that comes together with the end.
    let early = true;
    const once = (event: string, then: () => void) => listen(socket, event, then, { once: true });
    const works = () => {
      working[path] = true;
    };
    const tell = (type: 'websocket' | 'websocket-closed') => {
      if (!working[path] && !weakHas(closing, socket)) page.lost({ type, url });
    };
    once('open', () => {
      opened = true;
      after(() => {
        early = false;
        if (stateOf(socket) === OPEN) works();
      }, MOMENT);
    });
    once('message', works);
    once('close', () => {
      if (early) tell('websocket-closed');
    });
    once('error', () => {
      if (opened) return;
      early = false;
      tell('websocket');
    });
  };
}

function socket(page: Page, name: string, watch: (socket: WebSocket) => void): Undo {
  const made = (win as unknown as Record<string, { prototype: object } | undefined>)[name];
  if (!made) return () => {};
  return together(
    wrapConstructor(win, name, {
      construct(target, args, newTarget) {
        if (args.length > 0) args[0] = page.inside(text(args[0]), 'websocket');
        const socket = construct(target as new () => object, args, newTarget);
        watch(socket as WebSocket);
        return socket;
      },
    }),
    wrapGetter<string, object>(made.prototype, 'url', (url) => page.seen(url)),
  );
}
