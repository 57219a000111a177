/** The script of the pages that have sinks: what the spec calls there, by the names of sinks. */
import { sinks } from './groups/index.ts';
import { put } from './put.ts';

/** Why there was nothing to be asked for, where that is known: the means is absent, or has thrown. */
function trigger(name: string, url: string): string {
  const sink = sinks[name];
  if (sink?.needs?.() === false) return 'absent';
  try {
    const done = sink?.go(url);
    // What it comes to is the server's to tell.
    if (done instanceof Promise) done.catch(() => {});
    return '';
  } catch (error) {
    return String(error);
  }
}

/** The same in a frame of its own. */
async function triggerInFrame(name: string, url: string): Promise<string> {
  const frame = put('iframe', { src: '/frame' });
  await new Promise((loaded) => frame.addEventListener('load', loaded, { once: true }));
  return (frame.contentWindow as unknown as typeof api).trigger(name, url);
}

/** What each of them said, by name. */
async function triggerAll(those: readonly (readonly [name: string, url: string])[]) {
  const said = those.map(async ([name, url]) => {
    const inFrame = sinks[name]?.where === 'frame';
    return [name, await (inFrame ? triggerInFrame : trigger)(name, url)] as const;
  });
  return Object.fromEntries(await Promise.all(said));
}

const api = { trigger, triggerAll };
Object.assign(globalThis, api);
