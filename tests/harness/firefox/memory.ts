/** What an extension's event page holds in memory. */
import type { AddOn } from './add-on.ts';
import { inEventPage } from './event-page.ts';

/** Bytes of its scripts' objects, once the unneeded ones are gone. */
export async function memoryInFirefox(addOn: AddOn): Promise<number> {
  return Number(await inEventPage(addOn, `(${measure})()`));
}

/** Runs in the process of the event page. The first of nine sizes is that of objects. */
const measure = `() => {
  Cu.forceGC();
  Cu.forceCC();
  Cu.forceGC();
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'];
  const sizes = Array.from({ length: 9 }, () => ({}));
  manager.getService(Ci.nsIMemoryReporterManager).sizeOfTab(content, ...sizes);
  return sizes[0].value;
}`;
