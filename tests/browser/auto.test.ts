import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Pages, Scene, until } from './kit/index.ts';

const PREFIX = '/api/v1/namespaces/default/services/web:80/proxy';
const seen = '<script>window.first = location.pathname;</script><script src="/late.js"></script>';
const html = (head: string) => `<!doctype html><title>app</title>${head}${seen}`;
const pages: Pages = {
  '/late.js': 'window.late = location.pathname;',
  '/script': html(`<script>window.base = '${PREFIX}/';</script>`),
  '/json': html(`<script type="application/json">{"base":"${PREFIX}/"}</script>`),
  '/meta': html(`<meta name="base" content="${PREFIX}/">`),
  '/base': html('<base href="/">'),
  '/rewritten': html('<a href="/x">x</a><img src="/x.svg"><form action="/y"></form>'),
  '/module-map': html('<script type="importmap">{"imports":{"x":"/x.js"}}</script>'),
  '*': html(''),
};

describe('Auto', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: pages });
  });
  after(() => scene.close());

  const evidence = { '/script': 'shows-script', '/json': 'shows-script', '/meta': 'shows-meta' };
  for (const [path, reason] of Object.entries(evidence)) {
    it(`shows the real URL to ${path}, whose server knows it, before its first script acts`, async () => {
      const tab = await scene.tab(scene.url(path));
      await until('it has run', () => tab.page.evaluate('window.late'), Boolean);
      assert.equal(await tab.page.evaluate('first'), PREFIX + path);
      assert.equal(await tab.page.evaluate('late'), PREFIX + path);
      const record = await scene.recordUntil(
        tab,
        'the reason is kept',
        (it) => it?.reason === reason,
      );
      assert.equal(record?.mode, 'prefix');
      assert.equal(record?.choice, 'auto');
    });
  }

  for (const path of ['/base', '/rewritten', '/module-map', '/plain']) {
    it(`shows its own root to ${path}: what the API server wrote is no evidence`, async () => {
      const tab = await scene.tab(scene.url(path));
      await until('it has run', () => tab.page.evaluate('window.late'), Boolean);
      assert.equal(await tab.page.evaluate('first'), path);
      const record = await scene.recordUntil(tab, 'the mode is kept', (it) => it !== null);
      assert.deepEqual([record?.mode, record?.reason], ['root', 'default']);
    });
  }

  it('keeps to the real URL over a reload', async () => {
    const tab = await scene.tab(scene.url('/script'));
    await scene.recordUntil(tab, 'the reason is kept', (it) => it?.reason === 'shows-script');
    await tab.page.reload();
    assert.equal(tab.page.url(), scene.url('/script'));
  });
});
