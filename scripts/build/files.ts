import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../lib/step.ts';

/** Files below a folder, or the file itself, as sorted paths relative to the checkout; nothing where it's missing. */
export async function filesBelow(path: string, skip: readonly string[] = []): Promise<string[]> {
  const absolute = join(root, path);
  const entries = await readdir(absolute, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => (error.code === 'ENOTDIR' ? null : []),
  );
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !skip.some((one) => file === one || file.startsWith(`${one}/`)))
    .sort();
}

/** Changes with the name or the content of any of the files. */
export async function digest(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
