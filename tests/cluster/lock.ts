import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
    await rm(path, { force: true });
  }
}

/** A link appears with its content, so a lock is never seen without its owner. */
async function acquire(path: string): Promise<boolean> {
  const signed = aside(path);
  await writeFile(signed, String(process.pid));
  try {
    await link(signed, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(signed);
  }
}

async function ownerOf(path: string): Promise<number | undefined> {
  try {
    return Number(await readFile(path, 'utf8'));
  } catch {
    // Released in this very moment.
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
  const stale = aside(path);
  await rename(path, stale).catch(() => {});
  await rm(stale, { force: true });
}

function aside(path: string): string {
  return `${path}.${process.pid}-${randomUUID()}`;
}
