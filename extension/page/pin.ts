/**
 * The mode that the user pinned for this service, or that has proved healthier. A
 * script registered for that service's URLs alone runs just before the page layer
 * and leaves it here; it is gone before the page's first script.
 */
import type { First } from './mode.ts';

const PIN = Symbol.for('porthole.pin');
const holder = globalThis as unknown as Record<symbol, First | undefined>;

export function pin(mode: First['mode'], reason: First['reason']): void {
  holder[PIN] = { mode, reason };
}

export function pinnedMode(): First | null {
  const first = holder[PIN] ?? null;
  delete holder[PIN];
  return first;
}
