/**
 * What the page layer tells the extension: the mode in force, counts of repairs
 * and what may have been lost, by an event that the relay in the isolated world hears. The page could
 * forge it, so whoever listens takes it as a claim.
 */

import { OFF, REPORT } from './events.ts';
import { type Lost, nameOf } from './lost.ts';
import type { Mode, Reason } from './mode.ts';
import { after, dispatch, listen, NativeCustomEvent, push, toJson, win } from './natives.ts';

interface Choice {
  mode: Mode;
  reason: Reason;
}

const PAUSE = 500;
/** How many losses of a document are told: each is of another kind or path. */
const MOST_LOSSES = 24;
/** How many go into one report: the relay carries none that is longer than honest ones. */
const TOGETHER = 3;

/** `choice` is `null` for a document that only inherits its mode. */
export function reporter(choice: Choice | null) {
  let counts: Record<string, number> = {};
  let alias: string | undefined;
  const losses: Lost[] = [];
  let sent = 0;
  const told: Record<string, true> = {};
  let due = false;

  function send(): void {
    due = false;
    const some: Lost[] = [];
    while (sent < losses.length && some.length < TOGETHER) push(some, losses[sent++] as Lost);
    const detail = toJson({ ...choice, counts, alias, ...(some.length > 0 && { losses: some }) });
    counts = {};
    dispatch(win, new NativeCustomEvent(REPORT, { detail }));
    if (sent < losses.length) soon();
  }

  function soon(): void {
    if (due) return;
    due = true;
    after(send, PAUSE);
  }

  if (choice) soon();
  // Out of the back/forward cache it comes into a tab that has been elsewhere and has forgotten.
  listen(win, 'pageshow', () => {
    sent = 0;
    if (losses.length > 0) soon();
  });
  return {
    count(kind: string): void {
      counts[kind] = (counts[kind] ?? 0) + 1;
      soon();
    },
    alias(url: string): void {
      alias = url;
      send();
    },
    lost(claim: Lost): void {
      const name = nameOf(claim);
      if (losses.length === MOST_LOSSES || told[name]) return;
      told[name] = true;
      push(losses, claim);
      soon();
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
