/** The pages that are timed: one that loads what a small app loads, one that inserts, one that is empty. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const PARTS = 24;
const list = (part: (i: number) => string) =>
  Array.from({ length: PARTS }, (_, i) => part(i)).join('');

const app = (
  main: string,
) => `<!doctype html><title>app</title><link rel="stylesheet" href="/app.css">
<script src="/lib.js"></script><script type="module" src="${main}"></script>
${list((i) => `<a href="/page/${i}">page ${i}</a> <img src="/icon-${i}.svg" width="16" height="16" alt="">`)}`;

/** The first import is absolute, and breaks behind the bare proxy. */
const main = (base: string) => `import { part as first } from '${base}part-0.js';
${list((i) => (i ? `import { part as p${i} } from './part-${i}.js';\n` : ''))}
document.title = 'ran ' + first;`;

const inserting = `<!doctype html><title>insert</title><body><script>
const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
function insert(kind) {
  const box = document.createElement('div');
  const start = performance.now();
  for (let i = 0; i < 10000; i++) {
    const element = document.createElement(kind);
    if (kind === 'a') { element.href = '/item/' + i; element.textContent = i; }
    else element.src = pixel;
    box.appendChild(element);
  }
  document.body.appendChild(box);
  box.getBoundingClientRect();
  const elapsed = performance.now() - start;
  box.remove();
  return elapsed;
}
</script>`;

const MEGABYTE = 2 ** 20;
const rows: Readonly<Record<string, string>> = {
  words: 'A line of a long log, with a word or two about what has happened and when that was.\n',
  links: '<li><a href="/item">An item of a long list, with a word or two about it</a>\n',
};

/** As of a log or a table that a server renders. */
function long(kind: string, megabytes: number): string {
  const row = rows[kind] ?? '';
  const body = row.repeat(Math.ceil((megabytes * MEGABYTE) / row.length));
  return `<!doctype html><meta charset="utf-8"><title>long</title><pre>${body}</pre>`;
}

function answer(path: string): [type: string, body: string] | null {
  if (path === '/') return ['text/html', app('/main.js')];
  if (path === '/whole') return ['text/html', app('/whole.js')];
  if (path === '/blank') return ['text/html', '<!doctype html><title>blank</title>'];
  const [, kind, size] = path.match(/^\/long-(\w+)-(\d+)$/) ?? [];
  if (kind) return ['text/html', long(kind, Number(size))];
  if (path === '/insert') return ['text/html', inserting];
  if (path === '/main.js') return ['text/javascript', main('/')];
  if (path === '/whole.js') return ['text/javascript', main('./')];
  if (path === '/lib.js') return ['text/javascript', 'globalThis.lib = 1;'];
  if (path.startsWith('/part-')) return ['text/javascript', 'export const part = 1;'];
  if (path === '/app.css') return ['text/css', 'img { opacity: .9 }'];
  if (path.endsWith('.svg')) {
    return ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"/>'];
  }
  return null;
}

export async function serve(): Promise<{ port: number; server: Server }> {
  const server = createServer((request, response) => {
    const found = answer(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(found ? 200 : 404, { 'content-type': found?.[0] ?? 'text/plain' });
    response.end(found?.[1] ?? 'not found');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { port: (server.address() as AddressInfo).port, server };
}
