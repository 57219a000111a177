/**
 * Faithful documents: in root mode a script reads what the app's own server
 * wrote, not what the API server made of it. Attributes that load nothing are
 * put back; those that load are shown without the prefix until they have.
 */
import { HELD, PRELOAD } from '../held.ts';
import { getAttribute, lower, push, setAttribute } from '../natives.ts';
import type { Page, Repair, Undo } from '../page.ts';
import { shadow } from '../shadow.ts';
import { type Visit, watch } from '../watch.ts';
import { allOf, together } from '../wrap.ts';

export const documents: Repair = {
  name: 'document',
  install(page) {
    if (page.mode === 'prefix') return () => {};
    const undone: Undo[] = [];
    const restore = () => {
      allOf(undone)();
      undone.length = 0;
    };
    page.onShowPrefix(restore);
    const own =
      (name: string): Visit =>
      (element) =>
        putBack(page, element, name, undone);
    const href = own('href');
    const formaction = own('formaction');
    const unwatch = watch({
      BASE: href,
      A: href,
      AREA: href,
      FORM: own('action'),
      BUTTON: formaction,
      INPUT: formaction,
      LINK: (link) => {
        const rel = getAttribute(link, 'rel');
        if (rel !== PRELOAD && rel !== HELD) show(page, link, 'href', undone);
      },
      SCRIPT: (script) => {
        if (lower(getAttribute(script, 'type') ?? '') !== 'module')
          show(page, script, 'src', undone);
      },
    });
    return together(unwatch, restore);
  },
};

function putBack(page: Page, element: Element, name: string, undone: Undo[]): void {
  const written = getAttribute(element, name);
  if (written === null) return;
  const own = page.seen(written);
  if (own === written) return;
  setAttribute(element, name, own);
  push(undone, () => setAttribute(element, name, written));
}

function show(page: Page, element: Element, name: 'src' | 'href', undone: Undo[]): void {
  const written = getAttribute(element, name);
  if (written === null || page.seen(written) === written) return;
  push(
    undone,
    shadow(element, name, (url) => page.seen(url)),
  );
}
