/**
 * The mode that the user pinned for this service. A script registered for that
 * service's URLs alone runs just before the page layer and leaves it here; it is
 * gone before the page's first script.
 */
import type { Mode } from './mode.ts';

const PIN = Symbol.for('porthole.pin');
const holder = globalThis as unknown as Record<symbol, Mode | undefined>;

export function pin(mode: Mode): void {
  holder[PIN] = mode;
}

export function pinnedMode(): Mode | null {
  const mode = holder[PIN] ?? null;
  delete holder[PIN];
  return mode;
}
