/**
 * `fetch` and `Request`. The network layer would redirect these too, but not with
 * `redirect: 'error'` or `'manual'`, not a stream upload, and the app would see
 * `redirected`. A `Request` handed in is left alone: made again, its body would
 * turn into a stream.
 */
import { sayRequest } from '../health.ts';
import { lookAtResponse } from '../lost.ts';
import { apply, chain, construct, isUrl, text, win } from '../natives.ts';
import type { Page, Repair } from '../page.ts';
import { together, wrap, wrapConstructor, wrapGetter } from '../wrap.ts';

type Call = (...args: unknown[]) => unknown;

export const fetching: Repair = {
  name: 'fetch',
  install(page) {
    const call: ProxyHandler<Call> = {
      apply(target, self, args) {
        sayRequest();
        return apply(target, self, repaired(page, args));
      },
    };
    const see = (url: string) => page.seen(url);
    return together(
      wrap<Call>(win, 'fetch', {
        apply(target, self, args) {
          sayRequest();
          const method = methodOf(args);
          const answer = apply(target, self, repaired(page, args)) as Promise<unknown>;
          return chain(answer, (response) => {
            lookAtResponse(page, response as Response, method);
            return response;
          });
        },
      }),
      wrap(win, 'fetchLater', call),
      wrapConstructor<typeof Request>(win, 'Request', {
        construct: (target, args, newTarget) =>
          construct(target, repaired(page, args) as [string], newTarget),
      }),
      wrapGetter<string, Request>(win.Request.prototype, 'url', see),
      wrapGetter<string, Response>(win.Response.prototype, 'url', see),
    );
  },
};

/** As the browser would send it, for all but the rarest. */
function methodOf(args: unknown[]): string {
  const of = (value: unknown) => (value as { method?: unknown } | null | undefined)?.method;
  return text(of(args[1]) ?? of(args[0]) ?? 'GET');
}

function repaired(page: Page, args: unknown[]): unknown[] {
  if (isUrl(args[0])) args[0] = page.inside(text(args[0]), 'fetch');
  return args;
}
