import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { vectors } from '../vectors.ts';
import { assertHas, shown } from './compare.ts';
import { type Copy, copies } from './module.ts';

interface Case {
  readonly url: string;
  readonly context?: string;
  readonly server?: string;
  readonly auth?: string;
  readonly ways: readonly (Pick<Copy, 'way' | 'text'> & Partial<Copy>)[];
}

const { cases } = vectors<{ cases: readonly Case[] }>('copies.json');

/** What a case leaves out is empty. */
const EMPTY = { before: '', opens: '', loses: [] };

/** Ways that are the same whatever is known of the cluster. */
const ALONE = ['url', 'markdown'];

describe('a URL that is taken away', () => {
  for (const { url, ways, ...around } of cases) {
    it(`${JSON.stringify(url)}, ${JSON.stringify(around)}`, () => {
      // JavaScript tells the desk nothing of the cluster.
      const isKnown = around.context ?? around.server ?? around.auth;
      const isSame = ({ way }: { way: string }) => !isKnown || ALONE.includes(way);
      const wanted = ways.filter(isSame).map((copy) => ({ ...EMPTY, ...copy }));
      assertHas(shown(copies(url)).filter(isSame), wanted);
    });
  }

  it('has no form where it is none of the proxy', () => {
    for (const text of ['', 'web', 'https://h.example/', '/api/v1/namespaces/a/services/web']) {
      assert.deepEqual(copies(text), []);
    }
  });
});
