import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isFirefox } from '../harness/index.ts';
import { type Pages, Scene, until } from './kit/index.ts';

/**
 * What an app says of its scripts, and whether a second page asks for them again. All are years old, so that a browser
 * keeps for long what nothing is said of; Chromium's rules do so by the name alone.
 */
const scripts: Readonly<Record<string, readonly [says: string | null, again: boolean]>> = {
  '/year.js': ['public, max-age=31536000, immutable', false],
  '/week.js': ['max-age=604800', false],
  '/minute.js': ['private,max-age=60', false],
  '/asked.js': ['no-cache', true],
  '/never.js': ['no-store, max-age=86400', true],
  '/checked.js': ['max-age=3600, must-revalidate', true],
  '/silent.js': [null, !isFirefox],
  '/silent-DphvyggB.js': [null, false],
  '/silent.3f2a1b4c5d6e.chunk.js': [null, false],
  '/asked-Bdx9080F.js': ['no-cache', isFirefox],
  '/never-qxXi1UK7.js': ['no-store', true],
  '/checked-DcSdoR3U.js': ['max-age=0', true],
};
const page = Object.keys(scripts)
  .map((src) => `<script src="${src}"></script>`)
  .join('');
const modified = { 'last-modified': 'Wed, 01 Jan 2020 00:00:00 GMT' };
const pages: Pages = {
  '/one': `<!doctype html><title>one</title>${page}`,
  '/two': `<!doctype html><title>two</title>${page}`,
  ...Object.fromEntries(
    Object.entries(scripts).map(([path, [says]]) => {
      const headers = says ? { ...modified, 'cache-control': says } : modified;
      return [path, { type: 'text/javascript', body: '', headers }];
    }),
  ),
};

describe('the time for which files are fresh', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: pages });
  });
  after(() => scene.close());

  it('is what the app says, not the API server', async () => {
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
