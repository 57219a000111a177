import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judge, locate, mount } from '../../extension/core/generated/page-core.js';

const ORIGIN = 'http://127.0.0.1:8001';
const PREFIX = '/api/v1/namespaces/default/services/web:80/proxy';

describe('the page form', () => {
  it('decides on the head of a URL, however long the rest', () => {
    assert.ok(mount(ORIGIN, PREFIX));
    const long = 'x'.repeat(100_000);
    const at = ORIGIN.length << 3;
    assert.equal(judge(`${ORIGIN}${PREFIX}/${long}`), 2 | at);
    assert.equal(judge(`${ORIGIN}/${long}`), 4 | at);
    assert.equal(judge(`${ORIGIN}/?${long}`), 4 | at);
    assert.equal(judge(`http://${long}@127.0.0.1:8001/`), 0);
    assert.equal(judge(`data:text/plain,${long}`), 1);
  });

  it('calls everything foreign under a mount that is too long', () => {
    assert.ok(!mount(ORIGIN, `/${'x'.repeat(5000)}`));
    assert.equal(judge(`${ORIGIN}/x`), 0);
    assert.ok(!mount(ORIGIN, `/${'x'.repeat(50_000)}`));
    assert.equal(judge(`${ORIGIN}/x`), 0);
    assert.ok(mount(ORIGIN, PREFIX));
  });

  it('judges by the last mount it was given', () => {
    assert.ok(mount('https://a.example', PREFIX));
    assert.equal(judge('https://a.example/x') & 7, 4);
    assert.ok(mount('https://b.example', PREFIX));
    assert.equal(judge('https://a.example/x') & 7, 0);
  });

  it('finds the proxy pattern in a path', () => {
    assert.equal(locate(`${PREFIX}/x`), PREFIX.length);
    assert.equal(locate(`/k8s${PREFIX}?x`), (4 << 16) | (PREFIX.length + 4));
    assert.equal(locate('/api/v1/users'), -1);
    assert.equal(locate(''), -1);
  });

  it('has nothing that a page could forbid or replace', async () => {
    const { readFile } = await import('node:fs/promises');
    const file = new URL('../../extension/core/generated/page-core.js', import.meta.url);
    const source = await readFile(file, 'utf8');
    assert.doesNotMatch(
      source,
      /\beval\b|\bnew Function\b|WebAssembly|\batob\b|\bawait\b|\bimport\b/,
    );
  });
});
