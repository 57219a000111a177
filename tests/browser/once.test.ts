import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { isFirefox } from '../harness/index.ts';
import { Scene, until } from './kit/index.ts';

const parts = `<link rel="stylesheet" href="near.css"><script defer src="near.js"></script>
<script type="module" src="near.mjs"></script><script type="application/json">{}</script>
<img src="near.svg" alt=""><img srcset="near-2.svg 1x" alt=""><iframe src="near.html"></iframe>`;
const look = 'window.first ??= location.pathname;';
// Firefox asks for style sheets again, once it knows that a page has no encoding of its own.
const pages = {
  '/deep/page': `<!doctype html><meta charset="utf-8"><title>page</title>${parts}<h1 id="there">there</h1>`,
  '/deep/blind': `<!doctype html><meta charset="utf-8"><title>blind</title><script>window.theme = 'dark';</script>${parts}<h1>blind</h1>`,
  '/deep/early': `<!doctype html><meta charset="utf-8"><title>early</title><script>${look}</script><h1>early</h1>`,
  '/deep/async': `<!doctype html><meta charset="utf-8"><title>async</title><script async src="near.js"></script>`,
  '/deep/parent': `<!doctype html><meta charset="utf-8"><title>parent</title><script defer src="near.js"></script>
    <iframe srcdoc="<script>window.own = fetch('/deep/near.txt').then((it) => it.url)</script>"></iframe>`,
  '/deep/near.html': '<!doctype html><meta charset="utf-8"><title>near</title>',
  '/deep/near.txt': 'near',
  '/deep/near.css': 'h1 { background: url(near-3.svg); }',
  '/deep/near.js': look,
  '/deep/near.mjs': { body: `import './near-2.mjs'; ${look}`, type: 'text/javascript' },
  '/deep/near-2.mjs': { body: look, type: 'text/javascript' },
  '*': { body: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/svg+xml' },
};
const NEAR = ['css', 'js', 'mjs', 'svg', 'html'].map((kind) => `GET /deep/near.${kind}`);
const FILES = [...NEAR, ...['2.svg', '2.mjs', '3.svg'].map((rest) => `GET /deep/near-${rest}`)];

/** In order. Of modules that Firefox has preloaded it forgets what it has when an import map comes, as on any site. */
function counted(reached: readonly string[]): string[] {
  const isForgotten = (request: string, i: number) =>
    isFirefox && request.endsWith('.mjs') && reached.indexOf(request) !== i;
  return reached.filter((request, i) => !isForgotten(request, i)).sort();
}

describe('in root mode', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: pages });
  });
  after(() => scene.close());
  beforeEach(() => scene.clear());

  it('a relative URL of a page without early scripts is asked for once, and not by a redirect', async () => {
    const tab = await scene.tab(scene.url('/deep/page#there'));
    const all = (reached: string[]) => FILES.every((file) => reached.includes(file));
    const reached = await until('everything is asked for', () => scene.reached(), all);
    assert.deepEqual(counted(reached), ['GET /deep/page', ...FILES].toSorted());
    assert.deepEqual(await scene.escapes(), []);
    assert.equal(await tab.page.evaluate('first'), '/deep/page');
    assert.equal(tab.page.url(), `${scene.cluster.origin}/deep/page#there`);
    assert.equal(await tab.page.evaluate('document.querySelector(":target").id'), 'there');
    const moved = await scene.recordUntil(tab, 'the load is over', (it) => it !== null);
    assert.deepEqual(moved?.repairs, {});
  });

  it('nor is one after an inline script that takes no look at where it is', async () => {
    const { page } = await scene.tab(scene.url('/deep/blind'));
    const all = (reached: string[]) => FILES.every((file) => reached.includes(file));
    const reached = await until('everything is asked for', () => scene.reached(), all);
    assert.deepEqual(counted(reached), ['GET /deep/blind', ...FILES].toSorted());
    assert.equal(await page.evaluate('first'), '/deep/blind');
  });

  for (const path of ['/deep/early', '/deep/async']) {
    it(`the first script of ${path} sees the app's own root`, async () => {
      const { page } = await scene.tab(scene.url(path));
      assert.equal(await until('it has run', () => page.evaluate('window.first'), Boolean), path);
    });
  }

  it('a page without any script shows its own root too, when it is whole', async () => {
    const { page } = await scene.tab(scene.url('/deep/near.html'));
    await page.waitForURL(`${scene.cluster.origin}/deep/near.html`);
  });

  it('a frame made before its parent was masked is of the same mind', async () => {
    const { page } = await scene.tab(scene.url('/deep/parent'));
    const [, frame] = await until(
      'the frame is there',
      async () => page.frames(),
      (all) => all.length > 1,
    );
    const url = await until(
      'it has asked',
      () => frame?.evaluate('window.own') as Promise<string>,
      Boolean,
    );
    assert.equal(url, `${scene.cluster.origin}/deep/near.txt`);
  });
});
