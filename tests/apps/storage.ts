/**
 * What each web UI keeps in its origin's storage, at its own root, after its probe: behind the proxy these are the names
 * on which two services of a host can meet. Writes the table of docs/shared-storage.md: `npm run storage`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launch } from '../harness/index.ts';
import type { App } from './app.ts';
import { apps } from './index.ts';

const document = join(import.meta.dirname, '../../docs/shared-storage.md');
const PATIENCE = 45_000;

/** Names by kind of storage. */
type Names = Readonly<Record<string, readonly string[]>>;

/** Notes the names of channels and locks, which nothing lists afterwards. */
function watch(): void {
  const names: Record<string, Set<string>> = { BroadcastChannel: new Set(), locks: new Set() };
  const own = window as unknown as { kept: typeof names };
  own.kept = names;
  window.BroadcastChannel = new Proxy(BroadcastChannel, {
    construct(target, args: [string]) {
      names['BroadcastChannel']?.add(String(args[0]));
      return new target(...args);
    },
  });
  navigator.locks.request = new Proxy(navigator.locks.request, {
    apply(target, self, args: [string]) {
      names['locks']?.add(String(args[0]));
      return Reflect.apply(target, self, args);
    },
  });
}

async function read(): Promise<Names> {
  const { kept } = window as unknown as { kept?: Record<string, Set<string>> };
  const databases = await indexedDB.databases();
  return {
    localStorage: Object.keys(localStorage),
    sessionStorage: Object.keys(sessionStorage),
    IndexedDB: databases.map(({ name }) => name ?? ''),
    caches: await caches.keys(),
    ...Object.fromEntries(Object.entries(kept ?? {}).map(([kind, all]) => [kind, [...all]])),
  };
}

async function namesOf(app: App): Promise<Names> {
  await app.install();
  const running = await app.start();
  const browser = await launch({});
  try {
    const page: Page = await browser.page();
    await page.addInitScript(watch);
    await app.probe(page, `http://127.0.0.1:${running.port}/`, PATIENCE);
    return await page.evaluate(read);
  } finally {
    await browser.close();
    await running.stop();
  }
}

/** What differs from run to run, such as a port or an id in a name. */
const steady = (name: string) =>
  name
    .replace(/127\.0\.0\.1:\d+/g, 'HOST')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replace(/\b\d{5,}\b/g, 'N');

function row(app: App, names: Names): string {
  const told = Object.entries(names).map(([kind, all]) => {
    const steadied = [...new Set(all.map(steady))].sort().map((name) => `\`${name}\``);
    return steadied.length ? `${kind}: ${steadied.join(', ')}` : '';
  });
  return `| ${app.name} | ${told.filter(Boolean).join('; ') || 'nothing'} |`;
}

const rows: string[] = [];
for (const app of apps) {
  rows.push(row(app, await namesOf(app)));
  console.log(rows.at(-1));
}
const table = ['| web UI | what it keeps |', '|---|---|', ...rows].join('\n');
const text = await readFile(document, 'utf8');
await writeFile(document, `${text.slice(0, text.indexOf('| web UI '))}${table}\n`);
