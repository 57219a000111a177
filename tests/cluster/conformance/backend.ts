import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { encode } from './encode.ts';
import type { Scripted, Vector } from './vectors.ts';

export interface EchoBackend {
  port: number;
  close(): void;
}

/**
 * Answers with what it was asked, as JSON, or with what the vector that a request names in its
 * `x-case` header says. The header is ours, so no proxy touches it.
 */
export async function startBackend(
  vectors: Vector[],
  fill: (text: string) => string,
  certificate?: { cert: Buffer; key: Buffer },
): Promise<EchoBackend> {
  const scripts = new Map(
    vectors.map((vector) => [encodeURIComponent(vector.name), vector.response]),
  );
  const scriptOf = (request: IncomingMessage) => scripts.get(String(request.headers['x-case']));
  const handler = (request: IncomingMessage, response: ServerResponse) => {
    const script = scriptOf(request);
    if (script) play(script, filled(request, fill), request, response);
    else void echo(request, response);
  };
  const server = certificate ? createSecureServer(certificate, handler) : createServer(handler);
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => {});
    const script = scriptOf(request);
    if (script) refuseUpgrade(script, socket);
    else acceptWebSocket(request, socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

function told(request: IncomingMessage, body: string): string {
  const { method, url, headers } = request;
  return JSON.stringify({ method, url, headers, body });
}

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  response.setHeader('content-type', 'application/json');
  response.end(told(request, body));
}

/** `$HOST` is what the backend takes for its own host, `$CLIENT` the one that the client sees. */
function filled(request: IncomingMessage, fill: (text: string) => string) {
  const { host, 'x-client': client } = request.headers;
  return (text: string) =>
    fill(text.replaceAll('$HOST', String(host)).replaceAll('$CLIENT', String(client)));
}

function play(
  script: Scripted,
  fill: (text: string) => string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (script.cut === 'before') {
    request.socket.destroy();
    return;
  }
  const body = encode(fill(script.body ?? '').repeat(script.repeat ?? 1), script.encode);
  for (const [name, value] of script.headers ?? []) {
    // A header's text goes out as bytes; this keeps those of UTF-8.
    response.appendHeader(name, Buffer.from(fill(value)).toString('latin1'));
  }
  response.statusCode = script.status ?? 200;
  if (script.hold || script.cut) response.write(body, () => script.cut && request.socket.destroy());
  else response.end(body);
}

function refuseUpgrade(script: Scripted, socket: Socket): void {
  const headers = (script.headers ?? []).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const body = script.body ?? '';
  const length = `content-length: ${body.length}\r\nconnection: close\r\n`;
  socket.end(`HTTP/1.1 ${script.status ?? 200} Scripted\r\n${headers}${length}\r\n${body}`);
}

/** Completes the handshake and sends what it was asked in one text frame. */
function acceptWebSocket(request: IncomingMessage, socket: Socket): void {
  const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
  const key = String(request.headers['sec-websocket-key']) + guid;
  const offered = request.headers['sec-websocket-protocol']?.split(',')[0]?.trim();
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${createHash('sha1').update(key).digest('base64')}`,
    ...(offered ? [`Sec-WebSocket-Protocol: ${offered}`] : []),
  ];
  const payload = Buffer.from(told(request, ''));
  const head = Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]);
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  socket.write(Buffer.concat([head, payload]));
}
