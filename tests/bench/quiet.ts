/** What the last turn has left a browser to do is not to be timed with the next. */
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** In milliseconds. */
const LOOK = 100;
const MOST_LOOKS = 50;
/** Of all processors' time. */
const QUIET = 0.1;

/** Waits until the machine has nothing much to do; not for ever, where other work shares it. */
export async function quiet(): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const before = spent();
    await pause(LOOK);
    const after = spent();
    if ((after.busy - before.busy) / (after.all - before.all) < QUIET) return;
  }
}

function spent(): { busy: number; all: number } {
  let [busy, all] = [0, 0];
  for (const { times } of cpus()) {
    const sum = Object.values(times).reduce((one, other) => one + other, 0);
    all += sum;
    busy += sum - times.idle;
  }
  return { busy, all };
}
