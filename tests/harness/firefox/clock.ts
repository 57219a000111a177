/** A clock that is set ahead, or back, for the extension's event page. */
import type { AddOn } from './add-on.ts';
import { inEventPage } from './event-page.ts';

export async function setInFirefox(addOn: AddOn, ahead: number): Promise<void> {
  await inEventPage(addOn, `(${set})(${ahead})`);
}

/** Runs in the process of the event page; `ahead` in milliseconds. */
const set = `(ahead) => {
  Cu.waiveXrays(content.Date).now = Cu.exportFunction(() => Date.now() + ahead, content);
}`;
