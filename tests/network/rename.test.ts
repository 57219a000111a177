import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renaming } from '../../extension/network/firefox/rename.ts';
import { ALIAS, names, ORIGIN } from '../page/names.ts';

describe('a document that names its host by the other name, on its way', () => {
  for (const { text, own, alias = ALIAS, origin = ORIGIN } of names) {
    it(`is read as in a page, wherever its chunks begin: ${text}`, () => {
      const bytes = Buffer.from(`${text}\n`);
      for (let length = 1; length <= bytes.length; length++) {
        const change = renaming(alias, origin);
        const parts: Uint8Array[] = [];
        for (let from = 0; from < bytes.length; from += length) {
          parts.push(...change.push(bytes.subarray(from, from + length)));
        }
        assert.equal(Buffer.concat([...parts, ...change.end()]).toString(), `${own}\n`);
      }
    });
  }
});
