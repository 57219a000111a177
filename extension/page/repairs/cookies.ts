/**
 * Cookies that scripts set: with a path of the app's own, the browser would never
 * send them below the prefix, and with `/` to every service on the host. What the
 * server sets is moved by the background.
 */
import * as core from '../core.ts';
import { apply, slice, text, win } from '../natives.ts';
import type { Page, Repair, Undo } from '../page.ts';
import { together, wrap, wrapSetter } from '../wrap.ts';

type Call = (...args: unknown[]) => unknown;
interface Options {
  name?: unknown;
  path?: unknown;
}

export const cookies: Repair = {
  name: 'cookie',
  install: (page) =>
    together(
      wrapSetter<unknown>(win.Document.prototype, 'cookie', (own) => moved(page, text(own))),
      store(page, 'set'),
      store(page, 'delete'),
    ),
};

function moved(page: Page, own: string): string {
  const cookie = core.cookie(own);
  if (cookie !== own) page.count('cookie');
  return cookie;
}

/** `cookieStore` takes `/` for the path where none is given. */
function store(page: Page, key: 'set' | 'delete'): Undo {
  // Absent where the connection isn't secure.
  if (!('CookieStore' in win)) return () => {};
  return wrap<Call>(win.CookieStore.prototype, key, {
    apply(target, self, args) {
      const given = args[0] as Options | null;
      const options: Options =
        typeof given === 'object' && given !== null ? given : { name: args[0] };
      const value = key === 'set' && options !== given ? { value: args[1] } : {};
      const pair = `${text(options.name)}=;path=`;
      const path = slice(moved(page, pair + text(options.path ?? '/')), pair.length);
      return apply(target, self, [{ ...options, ...value, path }]);
    },
  });
}
