/**
 * `window.open`: a new tab has no rules yet, so its first request must lead into
 * the service by itself; the entry rule then takes it from there.
 */
import { apply, text, win } from '../natives.ts';
import type { Repair } from '../page.ts';
import { wrap } from '../wrap.ts';

type Open = (...args: unknown[]) => unknown;

export const windowOpen: Repair = {
  name: 'window-open',
  install: (page) =>
    wrap<Open>(win, 'open', {
      apply(target, self, args) {
        if (args[0] !== undefined) {
          const raw = text(args[0]);
          if (raw !== '') args[0] = page.inside(raw, 'window-open');
        }
        return apply(target, self, args);
      },
    }),
};
