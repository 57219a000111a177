import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

const root = new URL('../../../extension/', import.meta.url);
const THEME = 'ui/theme.css';

const files = (await readdir(root, { recursive: true })).filter((path) => path.endsWith('.css'));

interface Declaration {
  path: string;
  property: string;
  value: string;
}

async function declarations(): Promise<Declaration[]> {
  const found: Declaration[] = [];
  for (const path of files) {
    const css = (await readFile(new URL(path, root), 'utf8')).replaceAll(/\/\*[\s\S]*?\*\//g, '');
    for (const [, property = '', value = ''] of css.matchAll(/^\s+([a-z-]+):\s*([^;{}]+);/gm)) {
      found.push({ path, property, value });
    }
  }
  return found;
}

const all = await declarations();
const shown = (found: Declaration[]) =>
  found.map(({ path, property, value }) => `${path}: ${property}: ${value}`);

/** A length other than none, a hair's breadth, or a part of the whole. */
const LENGTH = /\d(\.\d+)?(rem|em|px)\b/;

describe("the pages' looks come from one set of tokens", () => {
  it('reads what there is', () => {
    assert.ok(files.includes(THEME) && all.length > 200, `${all.length} declarations`);
  });

  it('spaces, corners and sizes of type', () => {
    const about = /^(gap|row-gap|column-gap|padding|margin|border-radius|font)\b/;
    const raw = all.filter(
      ({ property, value }) => about.test(property) && LENGTH.test(value.replace('2px', '')),
    );
    assert.deepEqual(shown(raw), []);
  });

  it('colours', () => {
    const raw = all.filter(
      ({ path, value }) => path !== THEME && /#[0-9a-f]{3}|rgb|hsl/i.test(value),
    );
    assert.deepEqual(shown(raw), []);
  });
});
