import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/step.ts';
import { entriesBelow, sources } from './entries.ts';
import { fast, small, zip } from './zip.ts';

export async function version(): Promise<string> {
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version;
}

/**
 * Packs what the stores want, from what has been built: an archive for each browser, and the
 * sources, which Firefox's store asks for since ours are compiled.
 *
 * @returns the archives' paths
 */
export async function archives(folder: string): Promise<string[]> {
  const stem = `porthole-${await version()}`;
  await mkdir(folder, { recursive: true });
  const contents = {
    chromium: await entriesBelow('dist/chromium'),
    firefox: await entriesBelow('dist/firefox'),
    sources: await sources(),
  };
  return Promise.all(
    Object.entries(contents).map(async ([name, entries]) => {
      const path = join(folder, `${stem}-${name}.zip`);
      await writeFile(path, await zip(entries, name === 'sources' ? fast : small));
      return path;
    }),
  );
}
