import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureExtension } from '../../scripts/build/build.ts';
import { archives } from '../../scripts/package/archives.ts';
import { unzip } from './unzip.ts';

export interface Packed {
  /** An empty folder that goes away with the rest. */
  folder: string;
  chromium: string;
  firefox: string;
  sources: string;
  remove(): Promise<void>;
}

/** The archives of what the checkout builds now. */
export async function pack(): Promise<Packed> {
  await ensureExtension('chromium');
  await ensureExtension('firefox');
  const folder = await mkdtemp(join(tmpdir(), 'porthole-package-'));
  const [chromium = '', firefox = '', sources = ''] = await archives(join(folder, 'archives'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return { folder, chromium, firefox, sources, remove };
}

/** Unpacks an archive in place of what a folder holds, as an update does, and calls it another version. */
export async function unzipAs(version: string, archive: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  unzip(archive, folder);
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, version }));
}
