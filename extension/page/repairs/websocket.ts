/** The network layer can't redirect a WebSocket: the handshake needs the right URL from the start. */
import { construct, text, win } from '../natives.ts';
import type { Page, Repair, Undo } from '../page.ts';
import { together, wrapConstructor, wrapGetter } from '../wrap.ts';

export const websocket: Repair = {
  name: 'websocket',
  install: (page) => together(socket(page, 'WebSocket'), socket(page, 'WebSocketStream')),
};

function socket(page: Page, name: string): Undo {
  const made = (win as unknown as Record<string, { prototype: object } | undefined>)[name];
  if (!made) return () => {};
  return together(
    wrapConstructor(win, name, {
      construct(target, args, newTarget) {
        if (args.length > 0) args[0] = page.inside(text(args[0]), 'websocket');
        return construct(target as new () => object, args, newTarget);
      },
    }),
    wrapGetter<string, object>(made.prototype, 'url', (url) => page.seen(url)),
  );
}
