import { connect, createServer, type Socket } from 'node:net';

/** Still this machine, but another name than the two that kubectl proxy answers to. */
export const SECOND_ADDRESS = '127.0.0.2';

/** Leads a port of the second address to the same port of 127.0.0.1. */
export async function openSecondAddress(port: number): Promise<{ close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const inner = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    for (const [socket, other] of [
      [client, inner],
      [inner, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    client.pipe(inner).pipe(client);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, SECOND_ADDRESS, resolve);
  });
  return {
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
