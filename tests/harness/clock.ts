/** A clock that is set ahead, or back, for all scripts of the browser from now on. */
import type { BrowserContext } from 'playwright-core';
import type { ExtensionWorker } from './worker.ts';

/** Runs wherever time is asked for; `ahead` in milliseconds. */
const set = `(ahead) => {
  Date.now = () => performance.timeOrigin + performance.now() + ahead;
}`;

export async function setInChromium(
  context: BrowserContext,
  worker: ExtensionWorker,
  ahead: number,
): Promise<void> {
  const script = `(${set})(${ahead})`;
  await context.addInitScript({ content: script });
  await (await worker.running()).evaluate(script);
}
