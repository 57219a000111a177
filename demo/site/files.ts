import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The path below the site's root, without what could lead out of its folder. */
export function pathOf(request: IncomingMessage): string {
  const { pathname } = new URL(request.url ?? '/', 'http://site');
  return normalize(decodeURIComponent(pathname));
}

const acceptsBrotli = (request: IncomingMessage) =>
  /\bbr\b/.test(request.headers['accept-encoding'] ?? '');

/** Answers with HTML, compressed in the way that many servers do it and the API server can't read. */
export function sendBrotli(request: IncomingMessage, response: ServerResponse, html: string): void {
  response.setHeader('content-type', types['.html'] ?? '');
  response.setHeader('vary', 'accept-encoding');
  if (!acceptsBrotli(request)) return void response.end(html);
  response.setHeader('content-encoding', 'br');
  response.end(brotliCompressSync(html));
}

/** Answers with a file of the folder, or 404. */
export async function sendFile(
  folder: string,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const name = path.endsWith('/') ? `${path}index.html` : path;
  const body = await readFile(join(folder, name)).catch(() => null);
  response.statusCode = body ? 200 : 404;
  response.setHeader('content-type', (body && types[extname(name)]) || 'text/plain');
  response.setHeader('cache-control', 'no-cache');
  response.end(body ?? `no file ${name}`);
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}
