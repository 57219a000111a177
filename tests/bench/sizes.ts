/** Every artefact against its budget. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bench } from './bench.ts';

const ROOT = join(import.meta.dirname, '../..');
const KB = 1024;

const BUDGETS: readonly [file: string, what: string, gzip: number | null][] = [
  ['extension/core/generated/page-core.js', 'page core added to a page', 8 * KB],
  ['dist/chromium/page.js', 'the whole page layer, page core included', null],
  ['dist/chromium/porthole_bg.wasm', 'WebAssembly for entry page and background', 60 * KB],
  ['extension/core/generated/porthole.js', "the WebAssembly's glue", null],
  ['dist/chromium/porthole_finder_bg.wasm', 'WebAssembly for popup and worker', 120 * KB],
  ['dist/chromium/background.js', 'background', null],
];

export const sizes: Bench = {
  title: 'Sizes',
  async run() {
    const lines: string[] = [];
    for (const [file, what, budget] of BUDGETS) {
      const bytes = await readFile(join(ROOT, file));
      const gzip = gzipSync(bytes, { level: 9 }).length;
      lines.push(`  ${what}: ${bytes.length} B, gzip ${gzip} B${verdict(gzip, budget)}`);
    }
    const zip = (await readdir(join(ROOT, 'dist'))).find((name) => name.endsWith('-chromium.zip'));
    if (!zip) return [...lines, '  extension package: not built (npm run package)'];
    const { length } = await readFile(join(ROOT, 'dist', zip));
    return [...lines, `  extension package: ${length} B${verdict(length, 350 * KB)}`];
  },
};

function verdict(size: number, budget: number | null): string {
  if (budget === null) return '';
  return `, ${(size / budget).toFixed(2)} of the budget: ${size <= budget ? 'held' : 'MISSED'}`;
}
