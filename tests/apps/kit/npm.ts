import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './process.ts';

export const npmLock = (source: string) => [
  join(source, 'package.json'),
  join(source, 'package-lock.json'),
];

/**
 * Packages as locked, without their install scripts: those may download binaries, which a
 * machine that reaches nothing but the registry can't.
 */
export async function npmInstall(source: string, folder: string): Promise<void> {
  for (const file of npmLock(source)) await copyFile(file, join(folder, file.slice(source.length)));
  await run({
    command: 'npm',
    args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    cwd: folder,
  });
}
