/** The script of every worker: does what it is told to. */
import { type Errand, errands } from './errands.ts';

interface Heard {
  readonly data: Errand;
  waitUntil?(work: unknown): void;
}

function hear(event: Heard): void {
  const { name, url } = event.data;
  const done = errands[name]?.go(url);
  event.waitUntil?.(done);
}

addEventListener('message', (event) => hear(event));
// A shared worker is spoken to through a port.
addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0] as MessagePort;
  port.onmessage = hear;
});
