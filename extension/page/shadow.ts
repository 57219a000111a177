/**
 * Lets scripts read an attribute as the app's own server wrote it, while the
 * element goes on loading what it loads: changing the attribute itself would
 * fetch again.
 */
import {
  apply,
  defineProperty,
  deleteProperty,
  getAttribute,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  text,
} from './natives.ts';
import type { Undo } from './page.ts';

/** Shows `element[name]` and `getAttribute(name)` through `see`, until undone or written. */
export function shadow(element: Element, name: 'src' | 'href', see: (url: string) => string): Undo {
  const native = getOwnPropertyDescriptor(getPrototypeOf(element) as object, name);
  const lift: Undo = () => {
    deleteProperty(element, name);
    deleteProperty(element, 'getAttribute');
  };
  defineProperty(element, name, {
    configurable: true,
    get: () => see(apply(native?.get as () => string, element, [])),
    set(value: string) {
      lift();
      apply(native?.set as (value: string) => void, element, [value]);
    },
  });
  defineProperty(element, 'getAttribute', {
    configurable: true,
    value(asked: unknown) {
      const value = getAttribute(element, text(asked));
      return value !== null && asked === name ? see(value) : value;
    },
  });
  return lift;
}
