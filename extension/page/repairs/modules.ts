/**
 * Module identity: a module reached as `/x.js` and as `PREFIX/x.js` would run
 * twice, since the browser knows modules by the URL asked for. One identity is
 * kept, the prefixed one: in the `src` of module scripts and the `href` of
 * modulepreloads before they load, and by an import map for everything that
 * modules import. Where a CSP refuses inline scripts the map is lost and the
 * attributes still hold.
 */
import { HELD, PRELOAD } from '../held.ts';
import {
  append,
  createElement,
  doc,
  each,
  getAttribute,
  includes,
  keys,
  lower,
  parseJson,
  removeNode,
  setAttribute,
  setText,
  textOf,
  toJson,
  win,
} from '../natives.ts';
import type { Page, Repair } from '../page.ts';
import { toldTo } from '../told.ts';
import { watch } from '../watch.ts';

export const modules: Repair = {
  name: 'module',
  install(page) {
    const map = mapOnce(page);
    const { alias, inherited } = page.mount;
    // What a preload has brought by the time that the parser comes to it is read at once, and no map holds for it then.
    if (!inherited && !toldTo(win).policy) map.put(null);
    return watch({
      SCRIPT(script) {
        const type = lower(getAttribute(script, 'type') ?? '');
        if (type === 'importmap') moveMap(page, script, oneMap() ? map.take() : {});
        if (type === 'importmap' && oneMap()) return;
        // A classic script may begin with `import()`; at another address nothing would bring that back.
        if (alias !== '' && type === '') map.put(script as HTMLScriptElement);
        if (type === '' && includes(textOf(script) ?? '', 'import('))
          map.put(script as HTMLScriptElement);
        if (type !== 'module' && type !== 'importmap') return;
        map.put(script as HTMLScriptElement);
        if (type === 'module') moveAttribute(page, script, 'src');
      },
      LINK(link) {
        const rel = lower(getAttribute(link, 'rel') ?? '');
        if (rel !== PRELOAD && rel !== HELD) return;
        map.put(link as HTMLLinkElement);
        moveAttribute(page, link, 'href');
        if (rel === HELD) setAttribute(link, 'rel', PRELOAD);
      },
    });
  },
};

function moveAttribute(page: Page, element: Element, name: string): void {
  const raw = getAttribute(element, name);
  if (raw === null) return;
  const repaired = page.inside(raw, 'module');
  if (repaired !== raw) unlessRefused(() => setAttribute(element, name, repaired));
}

/** Firefox takes one import map a document: ours goes into the page's own, where that comes first. */
const oneMap = () => import.meta.env.FIREFOX;

interface OwnMap {
  /** Puts our import map in, at the latest at the first sign of modules, with the nonce that this page's scripts carry. */
  put(seen: HTMLElement | null): void;
  /** What the map says, for another to say it; nothing where it has been put in. */
  take(): Record<string, string>;
}

function mapOnce(page: Page): OwnMap {
  let done = false;
  const take = () => {
    if (done) return {};
    done = true;
    return inverse(page);
  };
  return {
    take,
    put(seen) {
      if (done) return;
      const script = createElement(doc, 'script') as HTMLScriptElement;
      script.type = 'importmap';
      script.nonce = seen?.nonce ?? '';
      unlessRefused(() => setText(script, toJson({ imports: take() })));
      append(doc.head ?? doc.documentElement, script);
      removeNode(script);
    },
  };
}

/** From every name of a module to its one identity. */
function inverse({ mount: { prefix, origin, alias } }: Page): Record<string, string> {
  const own = `${origin}${prefix}/`;
  const imports: Record<string, string> = { [`${origin}/`]: own, [own]: own };
  each(alias === '' ? [] : [`http://${alias}`, `https://${alias}`], (other) => {
    imports[`${other}/`] = own;
    imports[`${other}${prefix}/`] = own;
  });
  return imports;
}

interface ImportMap {
  imports?: Record<string, unknown>;
  scopes?: Record<string, unknown>;
  integrity?: Record<string, unknown>;
}

/** Moves the addresses of the page's own import map, once its text is whole. */
function moveMap(page: Page, script: Element, ours: Record<string, string>): void {
  let map: ImportMap;
  const json = textOf(script) ?? '';
  try {
    map = parseJson(json) as ImportMap;
  } catch {
    return;
  }
  if (map.imports) moveValues(page, map.imports);
  const missing = keys(ours);
  if (missing.length > 0) {
    const imports = map.imports ?? {};
    each(missing, (key) => {
      if (!(key in imports)) imports[key] = ours[key];
    });
    map.imports = imports;
  }
  if (map.scopes) {
    map.scopes = moveKeys(page, map.scopes);
    const { scopes } = map;
    each(keys(scopes), (scope) => moveValues(page, scopes[scope] as Record<string, unknown>));
  }
  if (map.integrity) map.integrity = moveKeys(page, map.integrity);
  const moved = toJson(map);
  if (moved !== toJson(parseJson(json))) unlessRefused(() => setText(script, moved));
}

function moveValues(page: Page, addresses: Record<string, unknown>): void {
  each(keys(addresses), (key) => {
    const address = addresses[key];
    if (typeof address === 'string') addresses[key] = page.inside(address, 'module');
  });
}

function moveKeys(page: Page, record: Record<string, unknown>): Record<string, unknown> {
  const moved: Record<string, unknown> = {};
  each(keys(record), (key) => {
    moved[page.inside(key)] = record[key];
  });
  return moved;
}

/**
 * A page that enforces Trusted Types refuses strings here. Nothing is lost: the
 * network layer still brings every module in, if under two names.
 */
function unlessRefused(change: () => void): void {
  try {
    change();
  } catch {
    // The element keeps what the page gave it.
  }
}
