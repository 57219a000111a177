import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Site {
  readonly port: number;
  stop(): Promise<void>;
}

export interface Handlers {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** A WebSocket's handshake. */
  upgrade?(request: IncomingMessage, socket: Duplex): void;
}

/** Serves on a free port of 127.0.0.1. */
export async function serve({ answer, upgrade }: Handlers): Promise<Site> {
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(error.message);
    });
  });
  if (upgrade) server.on('upgrade', upgrade);
  // A server forgets the sockets of its WebSockets, and they would keep it open for ever.
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
