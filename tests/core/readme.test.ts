import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { insert } from '../../scripts/readme/insert.ts';
import { table } from '../../scripts/readme/table.ts';

it("README's table says what the code does; `npm run readme` writes it", async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  assert.equal(readme, insert(readme, await table()));
});
