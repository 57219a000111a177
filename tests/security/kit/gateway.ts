/** A gateway in front of an API server, as Rancher is one: a path on another host leads to it. */

import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, type RequestOptions, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Certificate, throwAwayCertificate } from '../../cluster/index.ts';

export const BASE = '/k8s/clusters/c-1';

export interface Gateway {
  readonly origin: string;
  readonly certificate: Certificate;
  close(): void;
}

/** What it asks the API server for, by what it was asked for; `null` for what isn't below its path. */
type Reads = (path: string) => string | null;

const below = (path: string) => (path.startsWith(`${BASE}/`) ? path.slice(BASE.length) : null);

/** Passes paths on as they are. */
export const raw: Reads = below;

/** Undoes every encoding, and takes dots and backslashes for what they once were, before it looks where a path leads. */
export const normalising: Reads = (asked) => {
  const [path = '', query] = asked.split(/(?=\?)/);
  let plain = path;
  for (let last = ''; plain !== last; ) {
    last = plain;
    plain = plain.replace(/%([0-9a-f]{2})/gi, (_, code) =>
      String.fromCharCode(Number(`0x${code}`)),
    );
  }
  const { pathname } = new URL(plain.replaceAll('\\', '/').replace(/;[^/]*/g, ''), 'http://h');
  const inner = below(pathname.replace(/\/+/g, '/'));
  return inner === null ? null : inner + (query ?? '');
};

/** Whom a gateway lets in, by the `Authorization` that came, and which goes on in its place; `null`: nobody. */
type Admits = (authorization: string | undefined) => string | undefined | null;

const everybody: Admits = (authorization) => authorization;

export async function startGateway(
  target: string,
  caFile: string,
  reads: Reads,
  admits: Admits = everybody,
): Promise<Gateway> {
  const certificate = await throwAwayCertificate();
  const agent = new Agent({ ca: readFileSync(caFile), keepAlive: true });
  const optionsFor = (asked: IncomingMessage): RequestOptions | null => {
    const inner = reads(asked.url ?? '/');
    const { method, headers } = asked;
    const authorization = admits(headers.authorization);
    if (inner === null || authorization === null) return null;
    const { hostname: host, port } = new URL(target);
    const { authorization: _, ...others } = { ...headers, host: `${host}:${port}` };
    const sent = authorization === undefined ? others : { ...others, authorization };
    return { host, port, path: inner, method, headers: sent, agent };
  };
  const server = createServer(certificate, (asked, answer) =>
    pass(optionsFor(asked), asked, answer),
  );
  server.on('upgrade', (asked: IncomingMessage, socket: Duplex) => {
    upgrade(optionsFor(asked), socket);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
    agent.destroy();
  };
  return { origin: `https://127.0.0.1:${port}`, certificate, close };
}

function pass(
  options: RequestOptions | null,
  asked: IncomingMessage,
  answer: ServerResponse,
): void {
  if (!options) {
    answer.writeHead(401, { 'content-type': 'text/plain' }).end('Unauthorized');
    return;
  }
  const inner = request(options, (came) => {
    answer.writeHead(came.statusCode ?? 502, came.rawHeaders);
    came.pipe(answer);
  });
  inner.on('error', () => answer.destroy());
  asked.pipe(inner);
}

function upgrade(options: RequestOptions | null, socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  if (!options) {
    socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
    return;
  }
  const inner = request(options);
  inner.on('upgrade', (came, other) => {
    const lines = Object.entries(came.headers).map(([name, value]) => `${name}: ${value}`);
    socket.write(['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n'));
    other.on('error', () => other.destroy());
    other.pipe(socket).pipe(other);
  });
  inner.on('response', (came) => socket.end(`HTTP/1.1 ${came.statusCode} Refused\r\n\r\n`));
  inner.on('error', () => socket.destroy());
  inner.end();
}
