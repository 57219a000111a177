import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { replacing } from '../../extension/network/firefox/replace.ts';

const FOUND = 'rel="modulepreload"';
const PUT = 'rel="held"';

function through(chunks: readonly Uint8Array[]): Buffer {
  const text = replacing(FOUND, PUT);
  return Buffer.concat([...chunks.flatMap((chunk) => text.push(chunk)), ...text.end()]);
}

describe('a text replaced in a stream', () => {
  const bit = fc.oneof(
    fc.constantFrom(FOUND, FOUND.slice(0, 7), FOUND.slice(4), 'r', 'rel="', '<link ', 'ü€'),
    fc.string({ maxLength: 9 }),
  );

  it('is the same as in the whole, wherever chunks begin', () => {
    fc.assert(
      fc.property(fc.array(bit), fc.array(fc.nat(60)), (bits, lengths) => {
        const whole = Buffer.from(bits.join(''));
        const chunks: Buffer[] = [];
        let from = 0;
        for (const length of lengths) {
          chunks.push(whole.subarray(from, from + length));
          from += length;
        }
        chunks.push(whole.subarray(from));
        const expected = bits.join('').replaceAll(FOUND, PUT);
        assert.equal(through(chunks).toString(), expected);
      }),
    );
  });

  it('leaves bytes of every encoding as they are', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    assert.deepEqual(through([bytes]), Buffer.from(bytes));
  });

  it('holds nothing back that it needn’t', () => {
    const text = replacing(FOUND, PUT);
    const passed = (part: string) => Buffer.concat(text.push(Buffer.from(part))).toString();
    assert.equal(passed('<p>streamed</p> re'), '<p>streamed</p> ');
    assert.equal(passed('ad'), 'read');
  });
});
