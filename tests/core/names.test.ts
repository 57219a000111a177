import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { build, type Parts, parseName } from '../../dist/core/index.js';
import { vectors } from './vectors.ts';

type Refused = { readonly error?: string; readonly part?: string };
type Read = Refused & { readonly element: string };
type Built = Refused & Parts & { readonly to?: string };

const { read, build: built } = vectors<{ read: readonly Read[]; build: readonly Built[] }>(
  'names.json',
);

describe('reading the element before /proxy', () => {
  for (const { element, error, part, ...parts } of read) {
    it(JSON.stringify(element), () => {
      if (error === undefined) assert.deepEqual(parseName(element), parts);
      else assert.throws(() => parseName(element), { code: error, part });
    });
  }
});

describe('building URLs', () => {
  for (const { to, error, part, ...parts } of built) {
    it(JSON.stringify(parts), () => {
      if (to === undefined) assert.throws(() => build(parts), { code: error, part });
      else assert.equal(build(parts), to);
    });
  }

  const web = { namespace: 'default', name: 'web' };
  const path = '/api/v1/namespaces/default/services/web/proxy';

  it('puts origin, base, path, query and fragment around the target', () => {
    const origin = 'HTTPS://Cluster.example:443';
    const more = { base: 'k8s/', path: 'a/ü', query: 'b=c', fragment: 'd' };
    assert.equal(
      build({ ...web, origin, ...more }),
      `https://cluster.example/k8s${path}/a/ü?b=c#d`,
    );
    assert.equal(build({ ...web, path: '' }), path);
    assert.equal(build({ ...web, query: '?', fragment: '#' }), `${path}/?#`);
  });

  it('refuses parts that would end early, and origins that are none', () => {
    assert.throws(() => build({ ...web, path: '/a?b' }), { code: 'invalid-part', part: 'path' });
    assert.throws(() => build({ ...web, query: 'a#b' }), { code: 'invalid-part', part: 'query' });
    assert.throws(() => build({ ...web, base: '/a#' }), { code: 'invalid-part', part: 'base' });
    for (const origin of [
      'cluster',
      'ftp://h',
      'http://h/x',
      'http://u@h',
      'http://h?',
      'http://',
    ]) {
      assert.throws(() => build({ ...web, origin }), { code: 'invalid-part', part: 'origin' });
    }
  });

  it('refuses what is no parts at all, and names the part that is no text', () => {
    const wrong = (parts: unknown) => () => build(parts as Parts);
    assert.throws(wrong(undefined), { code: 'missing', part: 'argument' });
    assert.throws(wrong({ ...web, name: { a: 1 } }), {
      code: 'invalid-part',
      part: 'name',
      offending: '{"a":1}',
    });
  });
});
