/**
 * `localStorage` and `sessionStorage`, which all services of an origin share: each
 * service's keys are put under its prefix. Windows alone have these two, so no
 * worker sees them otherwise. What workers share with windows (IndexedDB, caches,
 * channels, locks) stays as it is: apart here and together there would be worse.
 */
import {
  apply,
  construct,
  createObject,
  each,
  getItem,
  isTrusted,
  keyOfEvent,
  keys,
  listen,
  NativeProxy,
  push,
  readProperty,
  removeItem,
  setItem,
  slice,
  startsWith,
  stopEvent,
  text,
  unlisten,
  win,
  writeProperty,
} from '../natives.ts';
import type { Page, Repair, Undo } from '../page.ts';
import { together, wrap, wrapConstructor, wrapGetter, wrapGetterCall } from '../wrap.ts';

export const storage: Repair = {
  name: 'storage',
  install(page) {
    const start = startOfKeys(page);
    const views = makeViews(start);
    wrapMethods(start, views);
    return together(
      wrapGetter(win, 'localStorage', views.own),
      wrapGetter(win, 'sessionStorage', views.own),
      events(start, views),
    );
  },
};

const startOfKeys = ({ mount }: Page): string => `${mount.prefix}/`;

interface Views {
  /** What the page gets in place of the browser's storage. */
  own(native: Storage): Storage;
  /** The browser's storage behind what a page holds; `undefined` where that isn't ours. */
  native(held: unknown): Storage | undefined;
}

function makeViews(start: string): Views {
  const pairs: { own: Storage; native: Storage }[] = [];
  return {
    own(native) {
      for (let i = 0; i < pairs.length; i++) {
        const pair = pairs[i] as (typeof pairs)[number];
        if (pair.native === native || pair.own === native) return pair.own;
      }
      const own = view(native, start);
      push(pairs, { own, native });
      return own;
    },
    native(held) {
      for (let i = 0; i < pairs.length; i++) if (pairs[i]?.own === held) return pairs[i]?.native;
      return undefined;
    },
  };
}

/** The service's keys, as it knows them, in the browser's order. */
function keysOf(native: Storage, start: string): string[] {
  const own: string[] = [];
  each(keys(native), (key) => {
    if (startsWith(key, start)) push(own, slice(key, start.length));
  });
  return own;
}

/** Items are properties, too, where the interface itself has none of that name. */
function view(native: Storage, start: string): Storage {
  const prototype = win.Storage.prototype;
  const isItem = (key: PropertyKey): key is string =>
    typeof key === 'string' && !(key in prototype);
  const item = (key: string) => getItem(native, start + key);
  const own = new NativeProxy(createObject(prototype) as Storage, {
    get: (target, key) =>
      isItem(key) ? (item(key) ?? undefined) : (readProperty(target, key, own) as unknown),
    set(target, key, value) {
      if (!isItem(key)) return writeProperty(target, key, value);
      setItem(native, start + key, text(value));
      return true;
    },
    has: (_, key) => !isItem(key) || item(key) !== null,
    deleteProperty(_, key) {
      if (isItem(key)) removeItem(native, start + key);
      return true;
    },
    ownKeys: () => keysOf(native, start),
    getOwnPropertyDescriptor(_, key) {
      const value = isItem(key) ? item(key) : null;
      if (value === null) return undefined;
      return { value, writable: true, enumerable: true, configurable: true };
    },
    defineProperty(_, key, { value }) {
      setItem(native, start + text(key), text(value));
      return true;
    },
  });
  return own;
}

type Method = (...args: unknown[]) => unknown;

/** These stay when all else is undone: a page may hold what it was given. */
function wrapMethods(start: string, views: Views): void {
  const { prototype } = win.Storage;
  each(['getItem', 'setItem', 'removeItem'], (name) => {
    wrap<Method>(prototype, name, {
      apply(target, self, args) {
        const native = views.native(self);
        if (native && args.length > 0) args[0] = start + text(args[0]);
        return apply(target, native ?? self, args);
      },
    });
  });
  wrap<Method>(prototype, 'clear', {
    apply(target, self, args) {
      const native = views.native(self);
      if (!native) return apply(target, self, args);
      each(keysOf(native, start), (key) => removeItem(native, start + key));
    },
  });
  wrap<Method>(prototype, 'key', {
    apply(target, self, args) {
      const native = views.native(self);
      if (!native || args.length === 0) return apply(target, native ?? self, args);
      return keysOf(native, start)[(args[0] as number) >>> 0] ?? null;
    },
  });
  wrapGetterCall<number>(prototype, 'length', (get, self) => {
    const native = views.native(self);
    return native ? keysOf(native, start).length : apply(get, self, []);
  });
}

interface Init {
  readonly storageArea?: unknown;
}

/** Changes in other tabs: a service hears of its own. What a page dispatches itself is its own. */
function events(start: string, views: Views): Undo {
  const { prototype } = win.StorageEvent;
  const filter = (event: Event) => {
    const key = keyOfEvent(event as StorageEvent);
    if (isTrusted(event) && key !== null && !startsWith(key, start)) stopEvent(event);
  };
  listen(win, 'storage', filter, true);
  return together(
    () => unlisten(win, 'storage', filter, true),
    wrapGetter<string | null, StorageEvent>(prototype, 'key', (key, event) =>
      key !== null && isTrusted(event) && startsWith(key, start) ? slice(key, start.length) : key,
    ),
    wrapGetter<Storage | null, StorageEvent>(
      prototype,
      'storageArea',
      (area) => area && views.own(area),
    ),
    wrapConstructor<typeof StorageEvent>(win, 'StorageEvent', {
      construct(target, args, newTarget) {
        const init = args[1] as Init | undefined;
        const native = views.native(init?.storageArea);
        if (native) args[1] = { ...init, storageArea: native };
        return construct(target, args as [string], newTarget);
      },
    }),
  );
}
