import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { withLock } from './lock.ts';
import { scratchFolder } from './scratch.ts';

const nobody = () => {};

describe('withLock', () => {
  it('lets one work at a time, and leaves nothing behind', async () => {
    const scratch = scratchFolder();
    const lock = join(scratch.path, 'lock');
    let inside = 0;
    let waited = 0;
    const work = async () => {
      inside += 1;
      assert.equal(inside, 1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      inside -= 1;
    };
    const count = () => {
      waited += 1;
    };
    await Promise.all([withLock(lock, count, work), withLock(lock, count, work)]);
    assert.ok(waited > 0);
    assert.ok(!existsSync(lock));
    scratch.remove();
  });

  it('takes over from an owner that died', async () => {
    const scratch = scratchFolder();
    const lock = join(scratch.path, 'lock');
    // Above every pid that Linux gives out.
    writeFileSync(lock, '4194305');
    assert.equal(await withLock(lock, nobody, async () => 'done'), 'done');
    scratch.remove();
  });

  it('is free again after work that failed', async () => {
    const scratch = scratchFolder();
    const lock = join(scratch.path, 'lock');
    const failing = withLock(lock, nobody, async () => {
      throw new Error('no disk');
    });
    await assert.rejects(failing, /no disk/);
    assert.ok(!existsSync(lock));
    scratch.remove();
  });
});
