/** Forms that open a new tab, or are in another service's: as with links, the first request must lead into the service. */
import {
  after,
  apply,
  baseTarget,
  getAttribute,
  hasAttribute,
  here,
  listen,
  lower,
  removeAttribute,
  setAttribute,
  unlisten,
  win,
} from '../natives.ts';
import type { Page, Repair } from '../page.ts';
import { together, wrap } from '../wrap.ts';

export const forms: Repair = {
  name: 'form',
  install(page) {
    const submit = (event: Event) =>
      prepare(page, event.target as HTMLFormElement, (event as SubmitEvent).submitter);
    listen(win, 'submit', submit, true);
    return together(
      () => unlisten(win, 'submit', submit, true),
      // Of this no event tells.
      wrap<() => void>(win.HTMLFormElement.prototype, 'submit', {
        apply(target, self: HTMLFormElement, args) {
          prepare(page, self, null);
          return apply(target, self, args as []);
        },
      }),
    );
  },
};

function prepare(page: Page, form: HTMLFormElement, submitter: HTMLElement | null): void {
  const target =
    (submitter && getAttribute(submitter, 'formtarget')) ??
    getAttribute(form, 'target') ??
    baseTarget();
  if (staysHere(target) && !page.mount.foreign && !losesData(form, submitter)) return;
  if (submitter && hasAttribute(submitter, 'formaction')) lend(page, submitter, 'formaction');
  else lend(page, form, 'action');
}

function staysHere(target: string): boolean {
  const name = lower(target);
  return name === '' || name === '_self' || name === '_parent' || name === '_top';
}

/** Firefox posts again, at a reload, only what was posted without a redirect. */
function losesData(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  if (!import.meta.env.FIREFOX) return false;
  const own = submitter && getAttribute(submitter, 'formmethod');
  return lower(own ?? getAttribute(form, 'method') ?? '') === 'post';
}

/** Lends the attribute its real URL until the browser has read it. */
function lend(page: Page, element: Element, name: string): void {
  const own = getAttribute(element, name);
  const raw = own || here.href;
  const real = page.inside(raw, 'form');
  if (real === raw) return;
  setAttribute(element, name, real);
  after(() => {
    if (getAttribute(element, name) !== real) return;
    if (own === null) removeAttribute(element, name);
    else setAttribute(element, name, own);
  }, 0);
}
