/**
 * HTML that a script fetches and puts into the page. The API server has written
 * the prefix into it, as into a document; in root mode the app gets it as its own
 * server wrote it, and what it then loads is the network layer's.
 */
import { unbased } from '../core.ts';
import {
  apply,
  chain,
  headerOf,
  lower,
  responseHeader,
  responseHeaders,
  startsWith,
  win,
} from '../natives.ts';
import type { Page, Repair } from '../page.ts';
import { unwrite } from '../unwrite.ts';
import { together, wrap, wrapGetter } from '../wrap.ts';

export const fragments: Repair = {
  name: 'fragment',
  install(page) {
    const see = (value: unknown, request: XMLHttpRequest) =>
      typeof value === 'string' && isHtml(page, responseHeader(request, 'content-type'))
        ? own(page, value)
        : value;
    const prototype = win.XMLHttpRequest.prototype;
    return together(
      wrap<() => Promise<unknown>>(win.Response.prototype, 'text', {
        apply(target, self: Response, args) {
          const body = apply(target, self, args as []);
          return isHtml(page, headerOf(responseHeaders(self), 'content-type'))
            ? chain(body, (html) => own(page, html as string))
            : body;
        },
      }),
      wrapGetter<unknown, XMLHttpRequest>(prototype, 'response', see),
      wrapGetter<unknown, XMLHttpRequest>(prototype, 'responseText', see),
    );
  },
};

function isHtml(page: Page, contentType: string | null): boolean {
  return (
    page.mode === 'root' && contentType !== null && startsWith(lower(contentType), 'text/html')
  );
}

function own(page: Page, html: string): string {
  const unwritten = unwrite(html, unbased(page.mount.prefix));
  if (unwritten !== html) page.count('fragment');
  return unwritten;
}
