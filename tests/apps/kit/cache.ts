import { createHash } from 'node:crypto';
import { access, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

function cacheRoot(): string {
  const { PORTHOLE_CACHE, XDG_CACHE_HOME } = process.env;
  return PORTHOLE_CACHE ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'porthole');
}

type Make = (folder: string) => Promise<unknown>;

async function keyOf(inputs: readonly string[], make: Make): Promise<string> {
  const hash = createHash('sha256').update(`${process.version} ${process.arch}\n`);
  for (const input of inputs) hash.update(`${basename(input)}\n`).update(await readFile(input));
  // A changed recipe makes something else of the same inputs.
  return hash.update(make.toString()).digest('hex').slice(0, 16);
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Takes a lock file, waiting for whoever holds it; a dead holder's lock is taken over. */
async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const handle = await open(file, 'wx').catch(() => undefined);
    if (handle) {
      await handle.writeFile(String(process.pid));
      await handle.close();
      break;
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (holder && !lives(holder)) await rm(file, { force: true });
    await pause(200);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function makeOnce(folder: string, make: Make): Promise<string> {
  const done = join(folder, '.done');
  if (await exists(done)) return folder;
  return locked(`${folder}.lock`, async () => {
    if (await exists(done)) return folder;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await make(folder);
    await writeFile(done, '');
    return folder;
  });
}

/**
 * What `make` puts into a folder of the cache, made once for each content of `inputs`.
 * Later calls, in this process or another, answer with the same folder.
 */
export function cached(name: string, inputs: readonly string[], make: Make) {
  let folder: Promise<string> | undefined;
  const find = async () => {
    const parent = join(cacheRoot(), 'apps');
    await mkdir(parent, { recursive: true });
    return makeOnce(join(parent, `${name}-${await keyOf(inputs, make)}`), make);
  };
  return (): Promise<string> => {
    folder ??= find();
    return folder;
  };
}
