import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Runs the work while no other process holds the same lock. A lock whose owner died is taken over.
 * Two processes may both take over in the same instant; that costs double work, never a wrong result,
 * since what is built under the lock is put in place by one rename.
 */
export async function withLock<T>(
  path: string,
  waiting: (owner: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  while (!(await acquire(path))) {
    const owner = await ownerOf(path);
    if (owner !== undefined && !isAlive(owner)) await discard(path);
    else if (owner !== undefined) waiting(owner);
    await delay(500);
  }
  try {
    return await work();
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

async function acquire(path: string): Promise<boolean> {
  try {
    await mkdir(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(path, 'pid'), String(process.pid));
  return true;
}

async function ownerOf(path: string): Promise<number | undefined> {
  try {
    return Number(await readFile(join(path, 'pid'), 'utf8')) || undefined;
  } catch {
    // Just released, or just taken and not yet signed: look again.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function discard(path: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => {});
  await rm(aside, { recursive: true, force: true });
}
