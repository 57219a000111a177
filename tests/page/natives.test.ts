/**
 * The lint rule that ARCHITECTURE.md promises: what runs in a page after its first script takes built-ins from
 * `natives.ts` alone. Neither a global nor a method, an iterator or a getter that a page can patch.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { lintPage } from './natives-rule.ts';

const folder = join(import.meta.dirname, '../../extension/page');

/** Run once, before the page's first script, and never again. */
const EARLY = ['natives.ts', 'pin.ts', 'mount.ts', 'told.ts'];

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !EARLY.includes(file) && !file.startsWith('pin/'))
  .sort();

describe('code in pages takes built-ins from natives.ts alone', () => {
  for (const file of files) {
    it(file, () => assert.deepEqual(lintPage(readFileSync(join(folder, file), 'utf8')), []));
  }
});

describe('the rule itself', () => {
  const faults: Record<string, string> = {
    'document.title;': 'global document',
    'const f = () => fetch("/");': 'global fetch',
    'export const f = (s: string) => s.startsWith("/");': 'method startsWith',
    'export const f = (s: string[]) => s?.map((it) => it);': 'method map',
    'export const f = (s: string[]) => { for (const a of s) void a; };': 'iterator of for…of',
    'export const f = (s: string[]) => [...s];': 'iterator of …',
    'export const f = (g: (...a: string[]) => void, s: string[]) => g(...s);': 'iterator of …',
    'export const f = (a: string[]) => { const [b] = a; return b; };': 'iterator of [ ] =',
  };
  for (const [code, fault] of Object.entries(faults)) {
    it(`finds ${fault}`, () =>
      assert.match(lintPage(code).join(), new RegExp(fault.replace(/[[\]]/g, '\\$&'))));
  }
  it('lets pass what is our own', () => {
    const own =
      "import { slice } from './natives.ts'; export const f = (page: Page) => slice(page.mount.prefix, 1);";
    assert.deepEqual(lintPage(own), []);
  });
});
