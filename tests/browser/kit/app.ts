/** A small web UI for a test: a table of what is served at each path. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Duplex } from 'node:stream';

export interface Answer {
  /** Content type; by default what the path's extension says, else HTML. */
  type?: string;
  body?: string | Buffer;
  status?: number;
  headers?: Record<string, string>;
}

export type Handler = (request: IncomingMessage, body: string) => string | Answer | Promise<Answer>;

/**
 * What is served, by path without query, or by method and path (`POST /save`). `WS /live` is a WebSocket that says
 * the path it was asked for and then echoes; `WS-CLOSE /hello` is one that closes without a word, `WS-GUARDED /own` one for pages of
 * the app's own host alone. A path of `*` stands for all the others.
 */
export type Pages = Readonly<Record<string, string | Answer | Handler>>;

export interface App {
  readonly port: number;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
};

export async function serveApp(pages: Pages): Promise<App> {
  const server = createServer((request, response) => void serve(pages, request, response));
  const sockets = new Set<Duplex>();
  server.on('upgrade', (request, socket) => {
    sockets.add(socket);
    const path = pathOf(request);
    if (`WS ${path}` in pages) accept(request, socket);
    else if (`WS-GUARDED ${path}` in pages && isOwn(request)) accept(request, socket);
    else if (`WS-CLOSE ${path}` in pages)
      socket.end(Buffer.concat([Buffer.from(handshake(request)), CLOSE]));
    else socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return { port: (server.address() as AddressInfo).port, close: () => close(server, sockets) };
}

async function close(server: Server, sockets: ReadonlySet<Duplex>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}

function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? '', 'http://app').pathname;
}

async function serve(pages: Pages, request: IncomingMessage, response: ServerResponse) {
  let body = '';
  for await (const chunk of request) body += chunk;
  const path = pathOf(request);
  const page = pages[`${request.method} ${path}`] ?? pages[path] ?? pages['*'];
  const found = typeof page === 'function' ? await page(request, body) : page;
  const answer = typeof found === 'string' ? { body: found } : found;
  const { status = 200, headers = {}, body: text = '' } = answer ?? NOT_FOUND;
  const type = answer?.type ?? TYPES[extname(path)] ?? 'text/html';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

const NOT_FOUND: Answer = { status: 404, body: '<!doctype html><title>no such page</title>' };

/** A close frame with code 1000. */
const CLOSE = Buffer.from([0x88, 0x02, 0x03, 0xe8]);

function handshake(request: IncomingMessage): string {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const proof = createHash('sha1').update(key).digest('base64');
  return (
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
    `Sec-WebSocket-Accept: ${proof}\r\n\r\n`
  );
}

/** Whether it comes from the host that was asked, as far as it says. */
function isOwn({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin === undefined || new URL(origin).host === host;
}

/** A WebSocket of few words, by RFC 6455: says its path, then echoes short messages. */
function accept(request: IncomingMessage, socket: Duplex): void {
  socket.write(handshake(request));
  socket.write(frame(0x81, Buffer.from(request.url ?? '')));
  socket.on('error', () => socket.destroy());
  socket.on('data', (data: Buffer) => {
    const opcode = (data[0] ?? 0) & 0x0f;
    const length = (data[1] ?? 0) & 0x7f;
    const mask = data.subarray(2, 6);
    const payload = data.subarray(6, 6 + length).map((byte, i) => byte ^ (mask[i % 4] ?? 0));
    socket.write(frame(0x80 | opcode, Buffer.from(payload)));
    if (opcode === 8) socket.end();
  });
}

function frame(head: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([head, payload.length]), payload]);
}
