/**
 * Cookies that scripts set: with a path of the app's own, the browser would never
 * send them below the prefix, and with `/` to every service on the host. What the
 * server sets is moved by the background.
 */
import { cookieMover } from '../cookie.ts';
import { apply, text, win } from '../natives.ts';
import type { Page, Repair, Undo } from '../page.ts';
import { together, wrap, wrapSetter } from '../wrap.ts';

type Call = (...args: unknown[]) => unknown;
interface Options {
  name?: unknown;
  path?: unknown;
}

export const cookies: Repair = {
  name: 'cookie',
  install(page) {
    const move = cookieMover(page.mount, (path) => page.inside(path, 'cookie'));
    return together(
      wrapSetter<unknown>(win.Document.prototype, 'cookie', (own) => move(text(own))),
      store(page, 'set'),
      store(page, 'delete'),
    );
  },
};

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
      const path = page.inside(text(options.path ?? '/'), 'cookie');
      return apply(target, self, [{ ...options, ...value, path }]);
    },
  });
}
