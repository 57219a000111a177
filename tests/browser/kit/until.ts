import { setTimeout as pause } from 'node:timers/promises';

const TIMEOUT = 30_000;

/** Resolves to the first value of `ask` that `holds`; rejects with the last one after a while. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  holds: (value: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + TIMEOUT;
  let last: T;
  do {
    last = await ask();
    if (holds(last)) return last;
    await pause(20);
  } while (Date.now() < deadline);
  throw new Error(`not within ${TIMEOUT} ms: ${what}; it is ${JSON.stringify(last)}`);
}
