import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The constant of RFC 6455, section 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const TEXT = 0x81;
const CLOSE = 0x8;

function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length < 126) return Buffer.concat([Buffer.from([TEXT, payload.length]), payload]);
  const head = Buffer.from([TEXT, 126, 0, 0]);
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/**
 * Accepts a WebSocket that only the server speaks on.
 *
 * @returns sends a text of up to 65,535 bytes
 */
export function accept(request: IncomingMessage, socket: Duplex): (text: string) => void {
  const key = request.headers['sec-websocket-key'] ?? '';
  const answer = createHash('sha1')
    .update(key + GUID)
    .digest('base64');
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${answer}\r\n\r\n`,
  );
  socket.on('error', () => socket.destroy());
  socket.on('data', (data: Buffer) => {
    if (((data[0] ?? 0) & 0xf) === CLOSE) socket.end();
  });
  return (text) => {
    if (socket.writable) socket.write(frame(text));
  };
}
