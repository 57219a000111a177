/** `npm run bench [NAME…]`: every benchmark, or those whose file is named. */
import { join } from 'node:path';
import { startStandin } from '../cluster/index.ts';
import { type Browser, type BrowserName, launch } from '../harness/index.ts';
import type { Bench, Room } from './bench.ts';
import { documentStart } from './document-start.ts';
import { entry } from './entry.ts';
import { find } from './find.ts';
import { insertions } from './insertions.ts';
import { pageLoad } from './page-load.ts';
import { realApps } from './real-apps.ts';
import { responseFilter } from './response-filter.ts';
import { rewrite } from './rewrite.ts';
import { serve } from './server.ts';
import { sizes } from './sizes.ts';

const all: Record<string, Bench> = {
  rewrite,
  'document-start': documentStart,
  insertions,
  'page-load': pageLoad,
  'real-apps': realApps,
  entry,
  'response-filter': responseFilter,
  find,
  sizes,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in all));
if (unknown) throw new Error(`no benchmark "${unknown}": there are ${Object.keys(all).join(', ')}`);

const closing: (() => unknown)[] = [];
try {
  const room = openRoom();
  for (const [name, bench] of Object.entries(all)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\n${bench.title}`);
    for (const line of await bench.run(room)) console.log(line);
  }
} finally {
  for (const close of closing.reverse()) await close();
}

/** Everything a benchmark may need, started when it is first asked for. */
function openRoom(): Room {
  const once = <T>(start: () => Promise<T>) => {
    let started: Promise<T> | undefined;
    return () => (started ??= start());
  };
  const opened = async (name: BrowserName, extension?: string): Promise<Browser> => {
    const browser = await launch({ browser: name, ...(extension ? { extension } : {}) });
    closing.push(() => browser.close());
    return browser;
  };
  const app = once(async () => {
    const { port, server } = await serve();
    closing.push(() => server.close());
    return port;
  });
  return {
    browser: once(() => opened('chromium')),
    porthole: once(() => opened('chromium', built('chromium'))),
    least: once(() => opened('chromium', join(import.meta.dirname, 'least'))),
    firefox: once(() => opened('firefox')),
    portholeInFirefox: once(() => opened('firefox', built('firefox'))),
    blankPage: async () => `http://127.0.0.1:${await app()}/blank`,
    urls: once(async () => {
      const port = await app();
      const cluster = await startStandin();
      closing.push(() => cluster.stop());
      return {
        own: `http://127.0.0.1:${port}/`,
        proxied: await cluster.expose({ name: 'app', port }),
      };
    }),
  };
}

function built(name: BrowserName): string {
  return join(import.meta.dirname, `../../dist/${name}`);
}
