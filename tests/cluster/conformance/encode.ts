import {
  brotliCompressSync,
  brotliDecompressSync,
  deflateRawSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateRawSync,
  inflateSync,
} from 'node:zlib';

const encoders = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateRawSync,
  zlib: deflateSync,
  br: brotliCompressSync,
} satisfies Record<string, (data: Buffer) => Buffer>;

export type Encoding = keyof typeof encoders;

export function encode(body: string, encoding: Encoding | undefined): Buffer {
  const plain = Buffer.from(body);
  return encoding ? encoders[encoding](plain) : plain;
}

/** Reads a body by whichever coding it is in: two encoders may choose other bytes for one text. */
export function decode(body: Buffer, declared: string | undefined): string {
  if (!declared || body.length === 0) return body.toString();
  for (const decoder of [gunzipSync, inflateSync, inflateRawSync, brotliDecompressSync]) {
    try {
      return decoder(body).toString();
    } catch {
      // Not this one.
    }
  }
  return body.toString();
}
