/**
 * What the page layer tells the extension: the mode in force and counts of
 * repairs, by an event that the relay in the isolated world hears. The page could
 * forge it, so whoever listens takes it as a claim.
 */

import { OFF, REPORT } from './events.ts';
import type { Mode, Reason } from './mode.ts';
import { after, dispatch, listen, NativeCustomEvent, toJson, win } from './natives.ts';

interface Choice {
  mode: Mode;
  reason: Reason;
}

const PAUSE = 500;

/** `choice` is `null` for a document that only inherits its mode. */
export function reporter(choice: Choice | null) {
  let counts: Record<string, number> = {};
  let alias: string | undefined;
  let due = false;

  function send(): void {
    due = false;
    const detail = toJson({ ...choice, counts, alias });
    counts = {};
    dispatch(win, new NativeCustomEvent(REPORT, { detail }));
  }

  function soon(): void {
    if (due) return;
    due = true;
    after(send, PAUSE);
  }

  if (choice) soon();
  return {
    count(kind: string): void {
      counts[kind] = (counts[kind] ?? 0) + 1;
      soon();
    },
    alias(url: string): void {
      alias = url;
      send();
    },
    mode(next: Choice): void {
      choice = next;
      soon();
    },
  };
}

/** Runs when the user switches Porthole off for this page. */
export function onOff(then: () => void): void {
  listen(win, OFF, then, { once: true });
}
