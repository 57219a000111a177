import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type PortholeError, rewrite } from '../../dist/core/index.js';
import { rewriteInPage } from './page-form.ts';
import { rewriteCases } from './vectors.ts';

const cases = rewriteCases();

describe('rewriting, as WebAssembly', () => {
  for (const { group, document, url, to, error } of cases) {
    it(`${group}: ${JSON.stringify(url)}`, () => {
      if (to === undefined) {
        assert.throws(
          () => rewrite(document, url),
          (thrown: PortholeError) => thrown.code === error,
        );
        return;
      }
      assert.equal(rewrite(document, url), to);
      assert.equal(rewrite(document, to), to, 'a second time');
    });
  }
});

describe("rewriting, as JavaScript behind the browser's URL", () => {
  for (const { group, document, prefix, url, to } of cases) {
    it(`${group}: ${JSON.stringify(url)}`, () => {
      if (to === undefined) assert.throws(() => rewriteInPage(document, prefix, url), TypeError);
      else assert.equal(rewriteInPage(document, prefix, url), to);
    });
  }
});

describe('a mount that no URL can use', () => {
  it('is refused', () => {
    for (const mount of ['', '/x', 'http://127.0.0.1:8001/x']) {
      assert.throws(() => rewrite(mount, '/x'), { name: 'Error' });
    }
    const path = '/api/v1/namespaces/default/services/web/proxy/';
    assert.throws(() => rewrite(path, '/x'), { code: 'missing', part: 'origin' });
  });
});
