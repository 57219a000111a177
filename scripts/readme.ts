/** `npm run readme`: writes README's table of what is repaired and what can't be. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './lib/step.ts';
import { insert } from './readme/insert.ts';
import { table } from './readme/table.ts';

const readme = join(root, 'README.md');
await writeFile(readme, insert(await readFile(readme, 'utf8'), await table()));
