import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildAll } from './build/build.ts';
import { root } from './lib/step.ts';
import { archives } from './package/archives.ts';

await buildAll();
for (const path of await archives(join(root, 'dist'))) {
  const { size } = await stat(path);
  console.log(`${`${(size / 1024).toFixed(1)} KB`.padStart(10)}  ${relative(root, path)}`);
}
