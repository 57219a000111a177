/**
 * Elements in a frame of another service's page. The tab's rules bring what misses
 * a prefix to that other service, so here, and only here, each URL is put right
 * before the browser asks for it: where scripts set it, and in HTML that they
 * insert. What the parser itself meets, the API server has rewritten.
 */
import {
  apply,
  createElement,
  doc,
  each,
  getAttribute,
  has,
  hasAttribute,
  includes,
  join,
  lower,
  nodesIn,
  push,
  readHtml,
  setAttribute,
  slice,
  split,
  startsWith,
  text,
  trim,
  win,
  writeHtml,
} from '../natives.ts';
import type { Page, Repair, Undo } from '../page.ts';
import { allOf, wrap, wrapSetter } from '../wrap.ts';

/** The properties by which elements load, by interface. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  HTMLScriptElement: ['src'],
  HTMLLinkElement: ['href', 'imageSrcset'],
  HTMLImageElement: ['src', 'srcset'],
  HTMLSourceElement: ['src', 'srcset'],
  HTMLMediaElement: ['src'],
  HTMLVideoElement: ['poster'],
  HTMLTrackElement: ['src'],
  HTMLEmbedElement: ['src'],
  HTMLObjectElement: ['data'],
  HTMLIFrameElement: ['src'],
  HTMLFrameElement: ['src'],
  HTMLInputElement: ['src'],
};
const ATTRIBUTES = ['src', 'href', 'data', 'poster', 'srcset', 'imagesrcset'];
/** Their `href` loads when a person follows it, and then it is put right. */
const FOLLOWED = ['A', 'AREA', 'BASE'];

type Interfaces = Readonly<Record<string, { prototype: object } | undefined>>;

export const elements: Repair = {
  name: 'element',
  install(page) {
    const undo: Undo[] = [];
    if (!page.mount.foreign) return allOf(undo);
    const html = (value: unknown) => (typeof value === 'string' ? htmlInside(page, value) : value);
    for (const name in PROPERTIES) {
      const owner = (win as unknown as Interfaces)[name]?.prototype;
      if (!owner) continue;
      each(PROPERTIES[name] ?? [], (key) =>
        push(
          undo,
          wrapSetter<unknown>(owner, key, (value) => moved(page, lower(key), value)),
        ),
      );
    }
    const { prototype } = win.Element;
    push(undo, attributes(page, prototype));
    each(['innerHTML', 'outerHTML'], (key) => push(undo, wrapSetter(prototype, key, html)));
    push(undo, wrapSetter(win.ShadowRoot.prototype, 'innerHTML', html));
    push(undo, argument(prototype, 'insertAdjacentHTML', 1, html));
    push(undo, argument(win.Range.prototype, 'createContextualFragment', 0, html));
    return allOf(undo);
  },
};

type Call = (...args: unknown[]) => unknown;

function attributes(page: Page, prototype: object): Undo {
  return wrap<Call>(prototype, 'setAttribute', {
    apply(target, self: Element, args) {
      const name = lower(text(args[0]));
      if (isLoading(self, name)) args[1] = moved(page, name, args[1]);
      return apply(target, self, args);
    },
  });
}

function argument(
  owner: object,
  key: string,
  place: number,
  see: (value: unknown) => unknown,
): Undo {
  return wrap<Call>(owner, key, {
    apply(target, self, args) {
      args[place] = see(args[place]);
      return apply(target, self, args);
    },
  });
}

function isLoading({ nodeName }: Element, name: string): boolean {
  return has(ATTRIBUTES, name) && !(name === 'href' && has(FOLLOWED, nodeName));
}

/** A Trusted Types object is handed on as it came: a string in its place would be refused. */
function moved(page: Page, name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return name === 'srcset' || name === 'imagesrcset' ? candidates(page, value) : own(page, value);
}

/** What no URL stands in, or none of the host's, isn't touched. */
function own(page: Page, url: string): string {
  return trim(url) === '' ? url : page.inside(url, 'element');
}

/** Each URL of a `srcset`; a `data:` URL may hold a comma, with what looks like a path after it. */
function candidates(page: Page, value: string): string {
  const parts = split(value, ',');
  const whole: string[] = [];
  let before = '';
  each(parts, (part) => {
    const url = split(trim(part), ' ')[0] as string;
    push(
      whole,
      startsWith(before, 'data:') ? part : own(page, url) + slice(trim(part), url.length),
    );
    before = url;
  });
  return join(whole, ',');
}

/** Read and written by the browser itself, in a document where nothing loads. */
function htmlInside(page: Page, html: string): string {
  if (!includes(html, '/')) return html;
  try {
    const template = createElement(doc, 'template') as HTMLTemplateElement;
    writeHtml(template, html);
    return change(page, template) ? readHtml(template) : html;
  } catch {
    // Trusted Types: the string itself will be refused.
    return html;
  }
}

function change(page: Page, { content }: HTMLTemplateElement): boolean {
  let changed = false;
  each(
    nodesIn(content, '[src],[href],[data],[poster],[srcset],[imagesrcset]') as unknown as Element[],
    (element) =>
      each(ATTRIBUTES, (name) => {
        if (!hasAttribute(element, name) || !isLoading(element, name)) return;
        const written = getAttribute(element, name);
        const right = moved(page, name, written) as string;
        if (right === written) return;
        setAttribute(element, name, right);
        changed = true;
      }),
  );
  return changed;
}
