/** `XMLHttpRequest`: as with `fetch`, the app must not see that its request was moved. */
import { apply, text, win } from '../natives.ts';
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
          if (args.length > 1) args[1] = page.inside(text(args[1]), 'xhr');
          return apply(target, self, args);
        },
      }),
      wrapGetter<string, XMLHttpRequest>(prototype, 'responseURL', (url) => page.seen(url)),
    );
  },
};
