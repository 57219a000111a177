import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** By a program that isn't ours, as people do it. */
export function unzip(archive: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('python3', ['-m', 'zipfile', '-e', archive, folder]);
}
