/** What the store for Firefox asks of the package, asked by its own program before it is sent there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { bin } from '../../scripts/lib/step.ts';
import { type Packed, pack } from './packed.ts';

interface Finding {
  code: string;
  message: string;
  file?: string;
}
interface Findings {
  errors: Finding[];
  warnings: Finding[];
  notices: Finding[];
}

/** Preact can set an element's HTML. That nothing of ours has it do so is a rule of our own linter. */
const PREACT = { code: 'UNSAFE_VAR_ASSIGNMENT', folder: 'chunks/' };

function findingsIn(archive: string): string[] {
  const { stdout } = spawnSync(bin('addons-linter'), ['--output', 'json', archive]);
  const { errors, warnings, notices } = JSON.parse(String(stdout)) as Findings;
  const all = [...errors, ...warnings, ...notices];
  const preacts = all.find(
    ({ code, file }) => code === PREACT.code && file?.startsWith(PREACT.folder),
  );
  return all
    .filter((found) => found !== preacts)
    .map(({ code, message, file }) => `${code} in ${file}: ${message}`);
}

describe('the package for Firefox', () => {
  let packed: Packed;
  before(async () => {
    packed = await pack();
  });
  after(() => packed.remove());

  it('is as its store wants it', () => {
    assert.deepEqual(findingsIn(packed.firefox), []);
  });
});
