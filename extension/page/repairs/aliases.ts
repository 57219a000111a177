/**
 * The host's other name. Behind a `kubectl proxy` an app takes the API server's address for its own and writes it into
 * its documents and URLs: to the page that is another origin, where it can neither load modules nor ask anything. The
 * page reads such URLs by its own name for the host, before they are used; what the name is the extension knows. Until
 * it does, the page proposes the address on which the mount's own prefix turns up.
 */
import { unbased } from '../core.ts';
import { rename } from '../names.ts';
import {
  apply,
  each,
  getAttribute,
  includes,
  lower,
  push,
  setAttribute,
  setText,
  startsWith,
  textOf,
  win,
} from '../natives.ts';
import type { Page, Repair, Undo } from '../page.ts';
import { type Visit, watch } from '../watch.ts';
import { allOf, together, wrap, wrapSetter } from '../wrap.ts';

export const aliases: Repair = {
  name: 'alias',
  install(page) {
    const { alias, inherited } = page.mount;
    if (alias !== '') return together(watch(named(page)), setters(page));
    return inherited ? () => {} : watch(proposing(page));
  },
};

/** What loads something or leads somewhere. */
const PROPERTIES = [
  { property: 'href', of: ['Base', 'Anchor', 'Area', 'Link'] },
  {
    property: 'src',
    of: ['Script', 'Image', 'IFrame', 'Frame', 'Embed', 'Media', 'Source', 'Track', 'Input'],
  },
  { property: 'action', of: ['Form'] },
  { property: 'formAction', of: ['Button', 'Input'] },
  { property: 'data', of: ['Object'] },
];
const ATTRIBUTES = ['href', 'src', 'action', 'formaction', 'data'];

/** Elements as the parser puts them in. */
function named(page: Page): Record<string, Visit> {
  const { alias, origin } = page.mount;
  const visit: Visit = (element) => each(ATTRIBUTES, (name) => nameAttribute(page, element, name));
  const visits: Record<string, Visit> = {};
  const kinds = ['BASE', 'A', 'AREA', 'LINK', 'IMG', 'IFRAME', 'FRAME', 'EMBED', 'VIDEO', 'AUDIO'];
  each(kinds, (kind) => {
    visits[kind] = visit;
  });
  each(['SOURCE', 'TRACK', 'INPUT', 'BUTTON', 'FORM', 'OBJECT'], (kind) => {
    visits[kind] = visit;
  });
  visits['SCRIPT'] = (script) => {
    visit(script);
    const written = textOf(script) ?? '';
    const own = rename(written, alias, origin);
    if (own !== written) setText(script, own);
  };
  return visits;
}

function nameAttribute(page: Page, element: Element, name: string): void {
  const written = getAttribute(element, name);
  if (written === null) return;
  const own = page.named(written);
  if (own === written) return;
  setAttribute(element, name, own);
  page.count('alias');
}

/** What scripts give to elements. */
function setters(page: Page): Undo {
  const see = (value: unknown) => (typeof value === 'string' ? page.named(value) : value);
  const undo: Undo[] = [];
  each(PROPERTIES, ({ property, of }) =>
    each(of, (kind) => {
      const made = (win as unknown as Record<string, { prototype: object } | undefined>)[
        `HTML${kind}Element`
      ];
      if (made) push(undo, wrapSetter(made.prototype, property, see));
    }),
  );
  const setting: ProxyHandler<(name: unknown, value: unknown) => void> = {
    apply(target, self, args) {
      if (typeof args[0] === 'string' && isUrlAttribute(lower(args[0]))) args[1] = see(args[1]);
      return apply(target, self, args as [unknown, unknown]);
    },
  };
  push(undo, wrap(win.Element.prototype, 'setAttribute', setting));
  return allOf(undo);
}

function isUrlAttribute(name: string): boolean {
  for (let i = 0; i < ATTRIBUTES.length; i++) if (ATTRIBUTES[i] === name) return true;
  return false;
}

/** Where the API server has written the prefix: it does so only on what the app takes for its own address. */
function proposing(page: Page): Record<string, Visit> {
  const { origin } = page.mount;
  const prefix = unbased(page.mount.prefix);
  let proposed = false;
  const consider =
    (name: string): Visit =>
    (element) => {
      const url = getAttribute(element, name);
      if (proposed || url === null || !startsWith(url, 'http') || !includes(url, prefix)) return;
      if (startsWith(url, `${origin}/`)) return;
      proposed = true;
      page.propose(url);
    };
  return { BASE: consider('href'), LINK: consider('href'), SCRIPT: consider('src') };
}
