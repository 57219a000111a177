/** Workers: their scripts, and what they ask for themselves. */

import { type Errand, errands } from '../errands.ts';
import { js, type Sink, type Sinks } from '../sink.ts';

const WORKER = '/worker.js';

/** Has it done by a worker of this kind. */
type Employ = (errand: Errand) => unknown;

const kinds: Readonly<Record<string, Employ>> = {
  'a worker': (errand) => new Worker(WORKER).postMessage(errand),
  'a module worker': (errand) => new Worker(WORKER, { type: 'module' }).postMessage(errand),
  'a shared worker': (errand) => new SharedWorker(WORKER).port.postMessage(errand),
  'a blob: worker': ({ url, ...errand }) =>
    new Worker(blobWorker()).postMessage({ ...errand, url: location.origin + url }),
  'a service worker': async (errand) => {
    const { active, waiting, installing } = await navigator.serviceWorker.register(WORKER, {
      scope: '/of-the-worker/',
    });
    (active ?? waiting ?? installing)?.postMessage(errand);
  },
};

/** A blob has no path to start from. */
function blobWorker(): string {
  const text = `importScripts('${location.origin}${WORKER}')`;
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

/** By the standard, which no browser will outgrow. */
const without: Readonly<Record<string, readonly string[]>> = {
  'a module worker': ['importScripts'],
  'a service worker': ['XMLHttpRequest', 'importScripts', 'import()', 'Worker'],
};

function inside(): Sinks {
  const made: Record<string, Sink> = {};
  for (const [kind, employ] of Object.entries(kinds)) {
    for (const [name, { as }] of Object.entries(errands)) {
      if (without[kind]?.includes(name)) continue;
      made[`${name} inside ${kind}`] = { as, go: (url) => employ({ name, url }) };
    }
  }
  return made;
}

export const workers: Sinks = {
  'new Worker': js((url) => new Worker(url)),
  'new Worker(URL)': js((url) => new Worker(new URL(url, location.href))),
  'new Worker of a module': js((url) => new Worker(url, { type: 'module' })),
  'new SharedWorker': js((url) => new SharedWorker(url)),
  'new SharedWorker of a module': js((url) => new SharedWorker(url, { type: 'module' })),
  'serviceWorker.register': js((url) =>
    navigator.serviceWorker.register(url, { scope: `${url}/` }),
  ),
  'audioWorklet.addModule': js((url) =>
    new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(url),
  ),
  ...inside(),
};
