/** `EventSource`: the network layer repairs the stream, but the page would see the redirected URL. */
import { construct, text, win } from '../natives.ts';
import type { Repair } from '../page.ts';
import { together, wrapConstructor, wrapGetter } from '../wrap.ts';

export const eventsource: Repair = {
  name: 'eventsource',
  install: (page) =>
    together(
      wrapConstructor<typeof EventSource>(win, 'EventSource', {
        construct(target, args, newTarget) {
          if (args.length > 0) args[0] = page.inside(text(args[0]), 'eventsource');
          return construct(target, args, newTarget);
        },
      }),
      wrapGetter<string, EventSource>(win.EventSource.prototype, 'url', (url) => page.seen(url)),
    ),
};
