/**
 * Service workers. The browser refuses a worker whose script was redirected, and a
 * scope of the app's own root would reach over every service on the host; so script
 * and scope are put under the prefix before the browser sees them. It goes by the
 * URL that a document was loaded from: a worker below the prefix controls masked pages.
 */
import {
  apply,
  chain,
  each,
  getter,
  here,
  isUrl,
  push,
  startsWith,
  text,
  win,
} from '../natives.ts';
import type { Page, Repair } from '../page.ts';
import { together, wrap, wrapGetter } from '../wrap.ts';

type Call = (...args: unknown[]) => unknown;

export const serviceWorker: Repair = {
  name: 'service-worker',
  install(page) {
    // Absent where the connection isn't secure.
    if (!('ServiceWorkerContainer' in win)) return () => {};
    const container = win.ServiceWorkerContainer.prototype;
    const registration = win.ServiceWorkerRegistration.prototype;
    const scopeOf = getter<ServiceWorkerRegistration, string>(registration, 'scope');
    const see = (url: string) => page.seen(url);
    return together(
      wrap<Call>(container, 'register', {
        apply: (target, self, args) => apply(target, self, repaired(page, args)),
      }),
      wrap<Call>(container, 'getRegistration', {
        apply: (target, self, args) =>
          apply(target, self, [page.inside(text(args[0] === undefined ? here.href : args[0]))]),
      }),
      wrap<Call>(container, 'getRegistrations', {
        apply: (target, self, args) =>
          chain(apply(target, self, args) as Promise<unknown>, (all) => ours(page, all, scopeOf)),
      }),
      wrapGetter(registration, 'scope', see),
      wrapGetter(win.ServiceWorker.prototype, 'scriptURL', see),
    );
  },
};

function repaired(page: Page, args: unknown[]): unknown[] {
  const script = args[0];
  const options = args[1] as RegistrationOptions | undefined;
  // A TrustedScriptURL is handed on as it came: a string in its place would be refused.
  const moved = isUrl(script) ? page.inside(text(script), 'service-worker') : script;
  if (options?.scope === undefined) return [moved, options];
  return [moved, { ...options, scope: page.inside(text(options.scope)) }];
}

/** Without the workers of other services on the host. */
function ours(
  { mount: { origin, prefix } }: Page,
  all: unknown,
  scopeOf: (of: ServiceWorkerRegistration) => string,
): ServiceWorkerRegistration[] {
  const found: ServiceWorkerRegistration[] = [];
  each(all as ServiceWorkerRegistration[], (registration) => {
    if (startsWith(scopeOf(registration), `${origin}${prefix}/`)) push(found, registration);
  });
  return found;
}
