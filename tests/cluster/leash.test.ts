import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { leash } from './leash.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
}

const program = ['-c', 'echo "pid $$"; exec sleep 600'];

describe('a leashed program', () => {
  it('ends with stop()', async () => {
    const held = leash('/bin/sh', program);
    const pid = Number((await held.line(/^pid (\d+)$/m))[1]);
    assert.ok(isAlive(pid));
    await held.stop();
    await untilGone(pid);
  });

  it('ends when its holder is killed outright', { timeout: 30_000 }, async () => {
    const module = JSON.stringify(new URL('leash.ts', import.meta.url).href);
    const source = `import { leash } from ${module};
      const held = leash('/bin/sh', ${JSON.stringify(program)});
      console.log((await held.line(/^pid (\\d+)$/m))[1]);`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', source];
    const holder = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(holder.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    assert.ok(isAlive(pid));
    holder.kill('SIGKILL');
    await untilGone(pid);
  });

  it('says what it wrote last when it ends too early', async () => {
    const held = leash('/bin/sh', ['-c', 'echo "no such disk" >&2; exit 3']);
    await assert.rejects(held.line(/ready/), /ended early:\nno such disk/);
    await held.stop();
  });

  it('keeps waiting for a line only so long', async () => {
    const held = leash('/bin/sh', program);
    const never = held.until('miracle', async () => false, 0.2);
    await assert.rejects(never, /no miracle after 0.2 s/);
    await held.stop();
  });
});
