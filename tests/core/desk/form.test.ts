import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { vectors } from '../vectors.ts';
import { assertHas, assertRefused, doubts, type Refused, shown } from './compare.ts';
import { type Fields, type Found, type Known, preview, takeApart } from './module.ts';

interface Filled {
  readonly fields: Partial<Fields>;
  readonly known?: Known;
  readonly url?: string;
  readonly errors?: readonly string[];
  readonly hints?: readonly string[];
}

interface Part {
  readonly fields: Partial<Fields>;
  readonly label?: string;
  readonly hints?: readonly string[];
}

interface Pasted extends Refused {
  readonly text: string;
  readonly found?: readonly Part[];
}

const { preview: filled, read: pasted } = vectors<{
  preview: readonly Filled[];
  read: readonly Pasted[];
}>('form.json');

describe('the fields of the form', () => {
  for (const { fields, known = {}, url = '', errors = [], hints = [] } of filled) {
    it(JSON.stringify(fields), () => {
      const found = shown(preview(fields as Fields, known));
      assert.deepEqual(
        found.errors.map(({ code, part }) => `${code} ${part}`),
        errors,
      );
      assert.equal(found.url, url);
      assert.deepEqual(doubts(found.hints), hints);
    });
  }
});

describe('what fills the fields', () => {
  for (const { text, found, ...refused } of pasted) {
    it(JSON.stringify(text), () => {
      const { read, mistake } = shown(takeApart(text));
      if (found) assertFound(read, found);
      else assertRefused(mistake, refused);
    });
  }
});

function assertFound(read: readonly Found[] = [], wanted: readonly Part[]): void {
  assert.equal(read.length, wanted.length);
  for (const [at, found] of read.entries()) {
    const { fields, label = '', hints } = wanted[at] as Part;
    assertHas(found.fields, fields);
    assert.equal(found.label, label);
    if (hints) assert.deepEqual(doubts(found.hints), hints);
  }
}
