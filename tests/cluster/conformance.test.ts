import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Bench, startBench } from './conformance/bench.ts';
import { covers, describeDifference, differences, type Real } from './conformance/compare.ts';
import { exceptions } from './conformance/exceptions.ts';
import { loadVectors, type Vector } from './conformance/vectors.ts';

const groups = new Map<string, Vector[]>();
for (const vector of loadVectors()) {
  const group = vector.name.split(':')[0] ?? '';
  groups.set(group, [...(groups.get(group) ?? []), vector]);
}

const needed = new Set<string>();

async function problemsOf(bench: Bench, vector: Vector): Promise<string[]> {
  const seen = await bench.observe(vector);
  const problems: string[] = [];
  if (seen.apiserver['status'] !== String(vector.expect)) {
    problems.push(`${vector.name}\n  expected ${vector.expect}, got ${seen.apiserver['status']}`);
  }
  for (const cluster of ['apiserver', 'kubectl-proxy'] satisfies Real[]) {
    for (const found of differences(vector.name, seen, cluster)) {
      const allowing = exceptions.filter((exception) => covers(exception, found, seen));
      for (const { because } of allowing) needed.add(because);
      if (allowing.length === 0) problems.push(describeDifference(found));
    }
  }
  return problems;
}

for (const basePath of ['', '/k8s/clusters/c-abc']) {
  describe(`the stand-in answers like the real thing${basePath && ` below ${basePath}`}`, () => {
    let bench: Bench;
    before(async () => {
      bench = await startBench(basePath);
    });
    after(() => bench?.stop());

    for (const [group, vectors] of groups) {
      it(`${group} (${vectors.length} requests)`, async () => {
        const problems: string[] = [];
        for (const vector of vectors) problems.push(...(await problemsOf(bench, vector)));
        assert.ok(problems.length === 0, problems.join('\n'));
      });
    }
  });
}

describe('the list of exceptions', () => {
  it('holds none that nothing needs any more', () => {
    const idle = exceptions.map(({ because }) => because).filter((because) => !needed.has(because));
    assert.deepEqual(idle, []);
  });
});
