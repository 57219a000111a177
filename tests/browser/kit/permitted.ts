import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A copy of an extension with the permission for one more host. No test can press the button of the browser's own
 * prompt; a request for what is granted needs none.
 */
export async function permitted(extension: string, pattern: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'porthole-permitted-'));
  await cp(extension, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions.push(pattern, pattern.replace(/^http/, 'ws'));
  await writeFile(path, JSON.stringify(manifest));
  return copy;
}
