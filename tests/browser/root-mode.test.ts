import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Scene, type Tab, until } from './kit/index.ts';

/** Says where it thinks it is, and what it was asked for. */
const page = `<!doctype html><title>app</title><a id="docs" href="/api/docs">docs</a>
<a id="deep" href="/deep/page?q=1&r=%2F#part">deep</a>
<button onclick="location.assign('/api/v2/things')">go</button>
<script src="/app.js"></script>`;
const app = { '/app.js': 'document.title = location.pathname;', '*': page };

describe('in root mode', () => {
  let scene: Scene;
  let tab: Tab;
  before(async () => {
    scene = await Scene.open({ web: app });
  });
  after(() => scene.close());
  beforeEach(async () => {
    await tab?.page.close();
    await scene.clear();
    tab = await scene.tab(scene.url());
    await shows('/');
    await scene.clear();
  });

  /** The app's page, at this URL of its own root; nothing reached the host's. */
  async function shows(path: string): Promise<void> {
    const own = new URL(path, scene.cluster.origin);
    await until(
      `the app shows ${path}`,
      () => tab.page.title().catch(() => ''),
      (title) => title === own.pathname,
    );
    assert.equal(tab.page.url(), own.href);
    assert.deepEqual(await scene.escapes(), []);
  }

  it('the app sees its own root', () => shows('/'));

  it('a deep link opens where it leads, with query and fragment', async () => {
    await scene.go(tab.page, scene.url('/deep/page?q=1&r=%2F#part'));
    await shows('/deep/page?q=1&r=%2F#part');
  });

  it('a link, reload, Back and Forward stay in the app', async () => {
    await tab.page.click('#deep');
    await shows('/deep/page?q=1&r=%2F#part');
    await tab.page.reload();
    await shows('/deep/page?q=1&r=%2F#part');
    await tab.page.evaluate(() => history.back());
    await shows('/');
    await tab.page.evaluate(() => history.forward());
    await shows('/deep/page?q=1&r=%2F#part');
  });

  it("paths like the API server's stay in the app: link, script, reload and Back", async () => {
    await tab.page.click('#docs');
    await shows('/api/docs');
    await tab.page.reload();
    await shows('/api/docs');
    await tab.page.click('button');
    await shows('/api/v2/things');
    await tab.page.evaluate(() => history.back());
    await shows('/api/docs');
  });

  it('a page that left for another site comes back into the app', async () => {
    await tab.page.click('#deep');
    await shows('/deep/page?q=1&r=%2F#part');
    await scene.go(tab.page, scene.elsewhere());
    await scene.recordUntil(tab, 'the tab has left', (record) => record?.entered === false);
    await tab.page.evaluate(() => history.back());
    await shows('/deep/page?q=1&r=%2F#part');
    await tab.page.evaluate(() => history.back());
    await shows('/');
  });
});

describe('typed into a tab', () => {
  let scene: Scene;
  let tab: Tab;
  before(async () => {
    scene = await Scene.open({ web: app });
  });
  after(() => scene.close());
  beforeEach(async () => {
    tab = await scene.tab(scene.url());
    await until(
      'the app is shown',
      () => tab.page.title().catch(() => ''),
      (it) => it === '/',
    );
    await scene.clear();
  });

  for (const path of ['/api', '/apis', '/healthz', '/version', '/api/v1/namespaces']) {
    it(`a typed ${path} goes to the API server`, async () => {
      await scene.go(tab.page, scene.cluster.origin + path);
      await until(
        'it is asked',
        () => scene.escapes(),
        (escapes) => escapes.includes(`GET ${path}`),
      );
      assert.deepEqual(await scene.reached(), []);
    });
  }

  it('a typed bare path in a tab that has never been in the app goes where it says', async () => {
    const other = await scene.tab();
    await scene.go(other.page, `${scene.cluster.origin}/typed`);
    await until(
      'the host is asked',
      () => scene.escapes(),
      (escapes) => escapes.includes('GET /typed'),
    );
    // What the host has nothing at may then be found to be the app's.
    const [first] = await scene.cluster.requests();
    assert.deepEqual([first?.path, first?.mount], ['/typed', null]);
  });
});
