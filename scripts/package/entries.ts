import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { generated } from '../build/build.ts';
import { filesBelow } from '../build/files.ts';
import { root } from '../lib/step.ts';
import type { Entry } from './zip.ts';

const made = ['.git', '.wxt', 'dist', ...generated, 'node_modules', 'target'];

async function entry(file: string, name = file): Promise<Entry> {
  const path = join(root, file);
  const [content, { mode }] = await Promise.all([readFile(path), stat(path)]);
  return { name, content, executable: (mode & 0o100) !== 0 };
}

/** Everything in a folder of the checkout, with names below it. */
export async function entriesBelow(folder: string): Promise<Entry[]> {
  const files = await filesBelow(folder);
  return Promise.all(files.map((file) => entry(file, file.slice(folder.length + 1))));
}

/** The sources: what git keeps, or in an unpacked source archive all that no build has made. */
export async function sources(): Promise<Entry[]> {
  const files = existsSync(join(root, '.git'))
    ? execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0')
    : await filesBelow('.', made);
  const there = files.filter((file) => file !== '' && existsSync(join(root, file)));
  return Promise.all(there.map((file) => entry(file)));
}
