import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';

/**
 * The API server refuses to proxy to loopback addresses, so backends have TEST-NET ones, and the API
 * server is told to reach those through this CONNECT server, which leads them back to 127.0.0.1.
 * It refuses every other address: nothing leaves the machine.
 */
export async function startEgress(socketFile: string): Promise<{ close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on('connect', (request, client: Socket, head: Buffer) => {
    const port = localPort(request.url ?? '');
    if (port === undefined) {
      client.end('HTTP/1.1 403 Only ports of TEST-NET-1 are mapped\r\n\r\n');
      return;
    }
    tunnel(client, port, head, sockets);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(socketFile, resolve);
  });
  return {
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function localPort(authority: string): number | undefined {
  const found = authority.match(/^192\.0\.2\.\d{1,3}:(\d{1,5})$/);
  const port = Number(found?.[1]);
  // Any number can stand in a proxied URL; connect() would throw over those that are no ports.
  return port >= 1 && port <= 65_535 ? port : undefined;
}

function tunnel(client: Socket, port: number, head: Buffer, sockets: Set<Socket>): void {
  const backend = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
  for (const [socket, other] of [
    [client, backend],
    [backend, client],
  ] as const) {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  }
  client.on('error', () => {});
  backend.on('error', (error) => client.end(`HTTP/1.1 503 ${error.message}\r\n\r\n`));
  backend.on('connect', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    backend.write(head);
    client.pipe(backend).pipe(client);
  });
}
