/**
 * When a document has come to rest: nothing has changed for a while and no script
 * waits for an answer, or it never rests. Looks now and then, which costs a busy
 * page less than to hear of each change. While nobody sees the page, nothing
 * counts: the browser holds its timers and frames back.
 */
import type { HealthFacts } from '../core/core.ts';

const PAUSE = 500;
/** Looks without a change after which the document is at rest. */
const QUIET = 6;
/** Looks after which it is judged as it is. */
const MOST = 24;

export interface Look {
  readonly facts: HealthFacts;
  /** Changes whenever something happens that may lead on. */
  readonly progress: number;
  /** Scripts wait for answers. */
  readonly waiting: boolean;
}

export function whenAtRest(look: () => Look, then: (facts: HealthFacts) => void): void {
  let looks = 0;
  let quiet = 0;
  let last = '';
  function next(): void {
    if (document.visibilityState !== 'visible') {
      quiet = 0;
      return;
    }
    const { facts, progress, waiting } = look();
    const sign = JSON.stringify([facts, progress]);
    quiet = sign === last && !waiting ? quiet + 1 : 0;
    last = sign;
    looks += 1;
    if (quiet < QUIET && looks < MOST) return;
    clearInterval(timer);
    then(facts);
  }
  let timer = 0;
  const start = () => {
    timer = window.setInterval(next, PAUSE);
  };
  window.addEventListener('load', start, { once: true });
  // Out of the back/forward cache a document comes back as it was left.
  window.addEventListener('pagehide', () => clearInterval(timer), { once: true });
}
