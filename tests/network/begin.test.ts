import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { beginning } from '../../extension/network/firefox/begin.ts';

const TOLD = '<!--told-->';

/** What becomes of a document that comes in chunks of this length. */
function through(document: Buffer, length: number): Buffer {
  const change = beginning(TOLD);
  const parts: Uint8Array[] = [];
  for (let from = 0; from < document.length; from += length) {
    parts.push(...change.push(document.subarray(from, from + length)));
  }
  return Buffer.concat([...parts, ...change.end()]);
}

describe('a text at the beginning of a document', () => {
  it('is there once, wherever chunks begin', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 9 }), (text, length) => {
        assert.equal(through(Buffer.from(text), length).toString(), TOLD + text);
      }),
    );
  });

  it('comes after the mark by which the encoding is known', () => {
    for (const length of [1, 2, 3, 100]) {
      assert.equal(through(Buffer.from('\ufeff<p>'), length).toString(), `\ufeff${TOLD}<p>`);
    }
  });

  it('is not put into UTF-16', () => {
    const document = Buffer.from('\ufeff<p>', 'utf16le');
    for (const each of [document, Buffer.from(document).swap16()]) {
      assert.deepEqual(through(each, 3), each);
    }
  });

  it('leaves an empty answer empty', () => assert.equal(through(Buffer.of(), 1).length, 0));
});
