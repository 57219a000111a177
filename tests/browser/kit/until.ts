import { setTimeout as pause } from 'node:timers/promises';

const TIMEOUT = 30_000;

/** Milliseconds from one asking to the next: at first little, for most wait but a moment; more where it takes longer. */
const SHORTEST = 20;
const LONGEST = 100;

/** Resolves to the first value of `ask` that `holds`; rejects with the last one after a while. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  holds: (value: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + TIMEOUT;
  let last: T;
  let wait = SHORTEST;
  do {
    last = await ask();
    if (holds(last)) return last;
    await pause(wait);
    wait = Math.min(wait * 1.2, LONGEST);
  } while (Date.now() < deadline);
  throw new Error(`not within ${TIMEOUT} ms: ${what}; it is ${JSON.stringify(last)}`);
}
