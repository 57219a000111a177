/**
 * The page layer's fast path against the Rust form, in a real Chromium: on random
 * texts, and on the shared vectors as raw text through the layer's own way in.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { type RewriteCase, rewriteCases } from '../core/vectors.ts';
import { type Browser, launch } from '../harness/index.ts';
import type { ask as Ask, Asked } from './in-page.ts';

const PREFIX = '/api/v1/namespaces/default/services/web:80/proxy';
const ORIGIN = 'http://127.0.0.1:8001';

let browser: Browser;
let script: string;

before(async () => {
  const entryPoints = [join(import.meta.dirname, 'in-page.ts')];
  const built = await build({ entryPoints, bundle: true, write: false, format: 'iife' });
  script = built.outputFiles[0]?.text ?? '';
  browser = await launch();
});

after(() => browser?.close());

/** A document at this URL, which no server needs to have. */
async function open(url: string): Promise<Page> {
  const page = await browser.page();
  await page.route('**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto(url);
  await page.addScriptTag({ content: script });
  return page;
}

function askAll(page: Page, asked: readonly Asked[]): Promise<ReturnType<typeof Ask>[]> {
  return page.evaluate(
    (all) => all.map((one) => (globalThis as unknown as { ask: typeof Ask }).ask(one)),
    asked,
  );
}

const piece = fc.oneof(
  fc.constantFrom('/', '//', '\\', '..', '.', '%2e', '%2E%2e', '?', '#', ' ', '\t', '\n', ':', '@'),
  fc.constantFrom(
    PREFIX,
    `${PREFIX}/`,
    '/proxy',
    '/api/v1/nodes/n1/proxy',
    'web%3A80',
    ORIGIN,
    'ws://127.0.0.1:8001',
  ),
  fc.constantFrom('a', 'static', 'app.js', '.well-known', '%20', 'é', 'http:', 'data:', 'blob:'),
  fc.string({ maxLength: 4, unit: 'binary' }),
);
const rooted = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);
const any = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

for (const document of [`${ORIGIN}/`, `${ORIGIN}/app/page?q`, `${ORIGIN}${PREFIX}/app/page`]) {
  it(`what the fast path answers is what the core would say, on ${document}`, async () => {
    const page = await open(document);
    const urls = fc.sample(fc.oneof(rooted, any), 6_000);
    const answers = await askAll(
      page,
      urls.map((url) => ({ prefix: PREFIX, url })),
    );
    for (const [i, { layer, core }] of answers.entries())
      assert.equal(layer, core, JSON.stringify(urls[i]));
    await page.close();
  });
}

it('what is repaired is seen as the app wrote it', async () => {
  const page = await open(`${ORIGIN}/`);
  const urls = fc.sample(fc.stringMatching(/^\/[a-z0-9/_-]{0,20}(\?[a-z=&]{0,8})?$/), 500);
  const own = urls.filter((url) => !url.startsWith('//'));
  const answers = await askAll(
    page,
    own.map((url) => ({ prefix: PREFIX, url })),
  );
  for (const [i, { seen }] of answers.entries()) assert.equal(seen, ORIGIN + own[i], own[i]);
  await page.close();
});

it('a base element of another host takes its paths with it', async () => {
  const page = await open(`${ORIGIN}/`);
  await page.evaluate(() => {
    const base = document.createElement('base');
    base.href = 'https://cdn.example.com/lib/';
    document.head.append(base);
  });
  const [answer] = await askAll(page, [{ prefix: PREFIX, url: '/app.js' }]);
  assert.equal(answer?.layer, 'https://cdn.example.com/app.js');
  await page.close();
});

it('the shared vectors hold for raw text through the page layer', async () => {
  const byDocument = new Map<string, RewriteCase[]>();
  for (const each of rewriteCases()) {
    byDocument.set(each.document, [...(byDocument.get(each.document) ?? []), each]);
  }
  assert.ok(byDocument.size > 0, 'no vectors');
  for (const [document, cases] of byDocument) {
    const page = await open(document);
    // Redirected by the API server before any page is there: the prefix without a slash.
    const shown = document.endsWith('/proxy') ? [] : cases;
    const answers = await askAll(page, shown);
    for (const [i, { layer }] of answers.entries()) {
      const { url, to, error, group, origin } = shown[i] as (typeof shown)[number];
      const where = `${group}: ${JSON.stringify(url)} on ${document}`;
      // Chromium reads some of what the Standard refuses, such as a space in a host.
      if (error) assert.ok(!layer.startsWith(`${origin}/`), where);
      else assert.equal(layer, to, where);
    }
    await page.close();
  }
});
