/**
 * `history` and the Navigation API. In root mode an app's own paths stay as they
 * are and a prefixed one loses its prefix; in prefix mode a root-absolute path
 * would leave the service's part of the origin, and a reload with it.
 */
import { apply, text, win } from '../natives.ts';
import type { Page, Repair, Undo } from '../page.ts';
import { together, wrap } from '../wrap.ts';

type Change = (...args: unknown[]) => unknown;

export const history: Repair = {
  name: 'history',
  install: (page) =>
    together(
      at(page, win.History.prototype, 'pushState', 2),
      at(page, win.History.prototype, 'replaceState', 2),
      'Navigation' in win ? at(page, navigation(), 'navigate', 0) : () => {},
    ),
};

function navigation(): object {
  return (win as unknown as { Navigation: { prototype: object } }).Navigation.prototype;
}

/** Wraps the method whose argument number `place` is a URL, where given. */
function at(page: Page, prototype: object, key: string, place: number): Undo {
  return wrap<Change>(prototype, key, {
    apply(target, self, args) {
      const raw = args[place];
      if (raw !== undefined && raw !== null) {
        args[place] =
          page.mode === 'root' ? page.seen(text(raw)) : page.inside(text(raw), 'history');
      }
      return apply(target, self, args);
    },
  });
}
