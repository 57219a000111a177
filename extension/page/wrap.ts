/** How a repair takes hold of a built-in: proxies keep name, length, `toString` and subclassing. */
import { apply, defineProperty, getOwnPropertyDescriptor, NativeProxy } from './natives.ts';
import type { Undo } from './page.ts';

const nothing: Undo = () => {};

/** Takes several back, the last one first. */
export function together(...undo: Undo[]): Undo {
  return allOf(undo);
}

/** The same for a list that may still grow. */
export function allOf(undo: readonly Undo[]): Undo {
  return () => {
    for (let i = undo.length - 1; i >= 0; i--) undo[i]?.();
  };
}

/** Puts a proxy with these traps in place of the function `owner[key]`. */
export function wrap<F extends object>(
  owner: object,
  key: PropertyKey,
  traps: ProxyHandler<F>,
): Undo {
  return redefine(owner, key, 'value', traps as ProxyHandler<object>);
}

/** The same for a constructor, whose instances go on naming the constructor that pages see. */
export function wrapConstructor<F extends object>(
  owner: object,
  key: PropertyKey,
  traps: ProxyHandler<F>,
): Undo {
  const undo = wrap(owner, key, traps);
  const wrapped = (owner as Record<PropertyKey, { prototype?: object } | undefined>)[key];
  if (undo === nothing || !wrapped?.prototype) return undo;
  const undoLink = setValue(wrapped.prototype, 'constructor', wrapped);
  return () => {
    undoLink();
    undo();
  };
}

/** Changes what a getter tells: `see` maps its value. */
export function wrapGetter<T, S extends object>(
  prototype: object,
  key: PropertyKey,
  see: (value: T, self: S) => T,
): Undo {
  return redefine(prototype, key, 'get', {
    apply: (get, self: S, args) => see(apply(get as () => T, self, args), self),
  });
}

/** Puts another call in place of a getter's. */
export function wrapGetterCall<T>(
  prototype: object,
  key: PropertyKey,
  call: (get: () => T, self: object) => T,
): Undo {
  return redefine(prototype, key, 'get', {
    apply: (get, self: object) => call(get as () => T, self),
  });
}

/** Changes the value handed to a setter. */
export function wrapSetter<T>(prototype: object, key: PropertyKey, see: (value: T) => T): Undo {
  return redefine(prototype, key, 'set', {
    apply: (set, self, args) => apply(set as () => void, self, [see(args[0] as T)]),
  });
}

function redefine(
  owner: object,
  key: PropertyKey,
  part: 'value' | 'get' | 'set',
  traps: ProxyHandler<object>,
): Undo {
  const was = getOwnPropertyDescriptor(owner, key);
  const native = was?.[part] as object | undefined;
  if (!was?.configurable || !native) return nothing;
  const wrapped = new NativeProxy(native, traps);
  defineProperty(owner, key, { ...was, [part]: wrapped });
  return () => {
    // A page that has wrapped ours in turn keeps its own; ours then passes everything through.
    if (getOwnPropertyDescriptor(owner, key)?.[part] === wrapped) defineProperty(owner, key, was);
  };
}

function setValue(owner: object, key: PropertyKey, value: unknown): Undo {
  const was = getOwnPropertyDescriptor(owner, key);
  if (!was?.configurable) return nothing;
  defineProperty(owner, key, { ...was, value });
  return () => {
    defineProperty(owner, key, was);
  };
}
