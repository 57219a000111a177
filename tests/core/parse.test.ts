import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { build, type PortholeError, type ProxyUrl, parse } from '../../dist/core/index.js';
import { vectors } from './vectors.ts';

interface Case extends Partial<ProxyUrl> {
  readonly text: string;
  readonly error?: string;
  readonly part?: string;
  readonly needs?: string;
}

const { cases } = vectors<{ cases: readonly Case[] }>('parse.json');

describe('reading what people paste', () => {
  for (const { text, error, part, needs: _, ...parts } of cases) {
    it(JSON.stringify(text), () => {
      if (error !== undefined) assertRefused(text, error, part);
      else assertRead(text, parts);
    });
  }

  it('gives URLs whose parts fit together', () => {
    const read = parse('localhost:8001/k8s/api/v1/nodes/n1/proxy/metrics?x#y');
    assert.equal(read.url, `${read.origin}${read.prefix}${read.path}${read.query}${read.fragment}`);
    assert.equal(read.mount, `${read.origin}${read.prefix}/`);
    assert.ok(!('namespace' in read));
  });
});

function assertRefused(text: string, error: string, part: string | undefined) {
  assert.throws(
    () => parse(text),
    (thrown: PortholeError) => {
      assert.ok(thrown instanceof Error);
      assert.deepEqual([thrown.code, thrown.part], [error, part]);
      assert.ok(thrown.message.startsWith(`The ${part} `) && thrown.message.endsWith(thrown.rule));
      assert.ok(thrown.message.includes(thrown.offending));
      return true;
    },
  );
}

function assertRead(text: string, expected: Partial<ProxyUrl>) {
  const { url, prefix: _, mount: __, ...parts } = parse(text);
  const { url: canonical = text, ...rest } = expected;
  if (canonical !== text || text.startsWith('http')) assert.equal(url, canonical);
  assert.deepEqual(parts, { base: '', ...rest });
  const again = parse(url);
  assert.equal(again.url, url);
  if (!/[A-Z_ ]/.test(`${again.namespace}${again.name}`)) assert.equal(build(again), url);
}
