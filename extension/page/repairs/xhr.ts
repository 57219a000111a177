/** `XMLHttpRequest`: as with `fetch`, the app must not see that its request was moved. */
import { sayRequest } from '../health.ts';
import { lookAtRequest } from '../lost.ts';
import { apply, listen, text, win } from '../natives.ts';
import type { Repair } from '../page.ts';
import { together, wrap, wrapGetter } from '../wrap.ts';

type Open = (...args: unknown[]) => void;

export const xhr: Repair = {
  name: 'xhr',
  install(page) {
    const prototype = win.XMLHttpRequest.prototype;
    return together(
      wrap<Open>(prototype, 'open', {
        apply(target, self, args) {
          sayRequest();
          if (args.length > 1) args[1] = page.inside(text(args[1]), 'xhr');
          const opened = apply(target, self, args);
          const method = text(args[0]);
          listen(self, 'load', () => lookAtRequest(page, self, method), { once: true });
          return opened;
        },
      }),
      wrapGetter<string, XMLHttpRequest>(prototype, 'responseURL', (url) => page.seen(url)),
    );
  },
};
