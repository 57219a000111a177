import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Scene, settled, type Tab, until } from './kit/index.ts';

/** What the API server behind the gateway writes into it, it writes without the gateway's path. */
const page = `<!doctype html><title>app</title>
<link rel="stylesheet" href="/style.css"><style>@import "/imported.css";</style>
<script src="/classic.js"></script><script type="module" src="/module.js"></script>
<img src="/written.svg"><img srcset="/set.svg 1x">
<a id="deep" href="/deep?q=1#part">deep</a><a id="moved" href="/moved">moved</a>
<a id="blank" href="/new" target="_blank">new</a><a id="noopener" href="/new" target="_blank" rel="noopener">new</a>
<form action="/sent"><button id="send">send</button></form>
<button id="script" onclick="location.href = '/deep'">go</button>
<button id="open" onclick="window.open('/new')">open</button>
<script>new WebSocket('/live').onmessage = () => fetch('/data.json', { redirect: 'error' });</script>`;
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
const files = {
  '/style.css': '',
  '/imported.css': '',
  '/classic.js': '',
  '/module.js': 'import("/chunk.js");',
  '/chunk.js': 'document.title = location.pathname;',
  '/written.svg': svg,
  '/set.svg': svg,
  '/data.json': '{}',
};
const app = {
  ...files,
  '/part': '<a href="/deep">x</a>',
  '/moved': { status: 302, headers: { location: '/deep?q=1#part' } },
  'WS /live': '',
  '*': page,
};

for (const mode of ['root', 'prefix'] as const) {
  describe(`below a gateway's path, in ${mode} mode`, () => {
    let scene: Scene;
    let tab: Tab;
    before(async () => {
      scene = await Scene.open({ web: app }, { basePath: '/k8s/clusters/c-1' });
      const first = await scene.tab(scene.url());
      if (mode === 'prefix') await scene.pin(first, mode);
      await first.page.close();
    });
    after(() => scene.close());
    beforeEach(async () => {
      await tab?.page.close();
      tab = await scene.tab(scene.url());
      await shows('/');
      await scene.clear();
    });

    const real = (path: string) => scene.prefix() + path;
    const seen = (path: string) => (mode === 'root' ? path : real(path));

    /** The app's page at its URL, whole, and nothing that missed the mount. */
    async function shows(path: string, at = tab.page): Promise<void> {
      const own = new URL(seen(path), scene.cluster.origin);
      const title = () => at.title().catch(() => '');
      await until(`the app shows ${path}`, title, (it) => it === own.pathname);
      assert.equal(at.url(), own.href);
      assert.deepEqual(await scene.escapes(), []);
    }

    it('every file reaches the service', async () => {
      await scene.go(tab.page, scene.url('/deep'));
      const all = [...Object.keys(files), '/deep', '/live'].map((path) => `GET ${path}`);
      const whole = (reached: string[]) => all.every((one) => reached.includes(one));
      await until('all of them', () => scene.reached(), whole);
      await shows('/deep');
    });

    const ways = { link: '#deep', redirect: '#moved' };
    for (const [name, selector] of Object.entries(ways)) {
      it(`a ${name} stays in the app, as do reload, Back and Forward`, async () => {
        await tab.page.click(selector);
        await shows('/deep?q=1#part');
        await tab.page.reload();
        await shows('/deep?q=1#part');
        await tab.page.evaluate(() => history.back());
        await shows('/');
        await tab.page.evaluate(() => history.forward());
        await shows('/deep?q=1#part');
      });
    }

    it('a script and a form stay in the app', async () => {
      await tab.page.click('#script');
      await shows('/deep');
      await tab.page.click('#send');
      await shows('/sent?');
    });

    it('HTML that a script fetches reads as the app, or the API server, wrote it', async () => {
      const part = await tab.page.evaluate("fetch('/part').then((it) => it.text())");
      const unbased = new URL(scene.url('/deep')).pathname.replace(scene.cluster.basePath, '');
      assert.equal(part, `<a href="${mode === 'root' ? '/deep' : unbased}">x</a>`);
    });

    it('Back from another site', async () => {
      await tab.page.goto(scene.elsewhere('/'));
      await scene.clear();
      await tab.page.evaluate('history.back()');
      await shows('/');
    });

    it('the first page is there again after a reload', async () => {
      await tab.page.reload();
      await shows('/');
    });

    it('a redirect that the service answers with at once', async () => {
      await scene.go(tab.page, scene.url('/moved'));
      await shows('/deep?q=1#part');
    });

    for (const selector of ['#blank', '#noopener', '#open']) {
      it(`a new tab by ${selector} is the app's`, async () => {
        const opened = scene.browser.context.waitForEvent('page');
        await tab.page.click(selector);
        await settled(await opened);
        await shows('/new', await opened);
        await (await opened).reload();
        await shows('/new', await opened);
        await (await opened).close();
      });
    }

    it("a typed bare path is the gateway's own", async () => {
      await scene.go(tab.page, `${scene.cluster.origin}/dashboard/`);
      const asked = (escapes: string[]) => escapes.includes('GET /dashboard/');
      await until('the gateway is asked', () => scene.escapes(), asked);
      assert.deepEqual(await scene.reached(), []);
    });
  });
}
