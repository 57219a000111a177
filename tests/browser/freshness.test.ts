import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Pages, Scene, until } from './kit/index.ts';

/** What an app says of its scripts, and whether a second page asks for them again. */
const scripts: Readonly<Record<string, readonly [says: string | null, again: boolean]>> = {
  '/year.js': ['public, max-age=31536000, immutable', false],
  '/week.js': ['max-age=604800', false],
  '/minute.js': ['private,max-age=60', false],
  '/asked.js': ['no-cache', true],
  '/silent.js': [null, true],
  '/never.js': ['no-store, max-age=86400', true],
  '/checked.js': ['max-age=3600, must-revalidate', true],
};
const page = Object.keys(scripts)
  .map((src) => `<script src="${src}"></script>`)
  .join('');
const pages: Pages = {
  '/one': `<!doctype html><title>one</title>${page}`,
  '/two': `<!doctype html><title>two</title>${page}`,
  ...Object.fromEntries(
    Object.entries(scripts).map(([path, [says]]) => [
      path,
      { type: 'text/javascript', body: '', headers: says ? { 'cache-control': says } : {} },
    ]),
  ),
};

describe('the time that an app gives its files', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: pages });
  });
  after(() => scene.close());

  it('holds behind the API server, which takes it away', async () => {
    const { page: tab } = await scene.tab(scene.url('/one'));
    const loaded = () => tab.evaluate('performance.getEntriesByType("resource").length');
    await until('all are there', loaded, (count) => Number(count) >= Object.keys(scripts).length);
    await scene.clear();
    await tab.evaluate("location.href = '/two'");
    await tab.waitForURL('**/two', { waitUntil: 'load' });
    const asked = new Set(await scene.reached());
    for (const [path, [says, again]] of Object.entries(scripts)) {
      assert.equal(asked.has(`GET ${path}`), again, `${path}: ${says}`);
    }
  });
});
