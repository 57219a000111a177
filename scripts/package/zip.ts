import { crc32, deflateRawSync } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';

export interface Entry {
  /** With `/` between folders. */
  name: string;
  content: Buffer;
  executable?: boolean;
}

/** 1 January 1980, the first that the format can write: when a file was touched is nobody's business. */
const DATE = 0x21;
const VERSION = 20;
const UTF8 = 0x0800;
const DEFLATE = 8;
const UNIX = 3 << 8;

interface Packed {
  entry: Entry;
  data: Buffer;
  /** The fields that both headers share. */
  common: Buffer;
  offset: number;
}

function commonFields({ name, content }: Entry, data: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8, 2);
  fields.writeUInt16LE(DEFLATE, 4);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

const signature = (text: string) => Buffer.from(`PK${text}`, 'latin1');

function localHeader({ entry, common }: Packed): Buffer {
  return Buffer.concat([signature('\x03\x04'), common, Buffer.from(entry.name)]);
}

function centralHeader({ entry, common, offset }: Packed): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(UNIX | VERSION);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(((entry.executable ? 0o100755 : 0o100644) << 16) >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  const name = Buffer.from(entry.name);
  return Buffer.concat([signature('\x01\x02'), madeBy, common, rest, name]);
}

function endRecord(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries, 4);
  end.writeUInt16LE(entries, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature('\x05\x06'), end]);
}

export type Deflate = (content: Buffer) => Buffer | Promise<Buffer>;

export const fast: Deflate = (content) => deflateRawSync(content, { level: 9 });

/** Zopfli takes a second for what zlib does in a blink, and makes WebAssembly 7 % smaller. */
export const small: Deflate = async (content) => Buffer.from(await deflateAsync(content, {}));

/** A zip archive that depends on names and contents alone: not on time, order or machine. */
export async function zip(entries: readonly Entry[], deflate: Deflate): Promise<Buffer> {
  const parts: Buffer[] = [];
  const packed: Packed[] = [];
  let offset = 0;
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const data = await deflate(entry.content);
    const item = { entry, data, common: commonFields(entry, data), offset };
    packed.push(item);
    const header = localHeader(item);
    parts.push(header, data);
    offset += header.length + data.length;
  }
  const central = Buffer.concat(packed.map(centralHeader));
  return Buffer.concat([...parts, central, endRecord(packed.length, central.length, offset)]);
}
