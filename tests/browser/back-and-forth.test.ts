import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { isFirefox } from '../harness/index.ts';
import { type Pages, Scene, type Tab, until } from './kit/index.ts';

type Headers = Readonly<Record<string, string>>;

/** Whether the browser may show a page again without a request. */
const again: Readonly<Record<string, Headers>> = {
  'which the browser may keep': {},
  'each asked for again': { 'cache-control': 'no-store' },
};

/** The same paths in both services; the page says whose it is, and where it thinks it is. */
const service = (name: string, headers: Headers): Pages => ({
  '/nothing': { status: 204 },
  '/who.js': `document.title = '${name} ' + location.pathname;`,
  '*': {
    body: '<!doctype html><title>…</title><a href="/deep">deep</a><script src="/who.js"></script>',
    headers,
  },
});

for (const [pages, headers] of Object.entries(again)) {
  // Firefox shows a page that it has kept where the page was left, whichever entry leads to it, on any site.
  const mayJump = !isFirefox || headers !== again['which the browser may keep'];
  describe(`from one service to another and back, in one tab, over pages ${pages}`, () => {
    let scene: Scene;
    let tab: Tab;
    before(async () => {
      scene = await Scene.open({ one: service('one', headers), two: service('two', headers) });
    });
    after(() => scene.close());
    beforeEach(async () => {
      await tab?.page.close();
      tab = await scene.tab();
      await scene.clear();
    });

    const go = (name: string, path = '/') => scene.go(tab.page, scene.url(path, name));
    const travel = (by: number) => tab.page.evaluate(`history.go(${by})`);

    async function shows(title: string): Promise<void> {
      const ask = () => tab.page.title().catch(() => '');
      await until(`the tab shows ${title}`, ask, (shown) => shown === title);
      const path = title.split(' ')[1] ?? '';
      await until(
        'the address is masked',
        async () => tab.page.url(),
        (url) => url === scene.cluster.origin + path,
      );
      assert.deepEqual(await scene.escapes(), []);
    }

    it('Back shows the first, Forward the second, and so does a reload', async () => {
      await go('one');
      await shows('one /');
      await go('two');
      await shows('two /');
      await travel(-1);
      await shows('one /');
      await tab.page.reload();
      await shows('one /');
      await travel(1);
      await shows('two /');
      await tab.page.reload();
      await shows('two /');
    });

    it('through pages of each', async () => {
      await go('one');
      await shows('one /');
      await tab.page.click('a');
      await shows('one /deep');
      await go('two');
      await shows('two /');
      await tab.page.click('a');
      await shows('two /deep');
      for (const title of ['two /', 'one /deep', 'one /']) {
        await travel(-1);
        await shows(title);
      }
      for (const title of ['one /deep', 'two /', 'two /deep']) {
        await travel(1);
        await shows(title);
      }
    });
    it('over several pages at once, also to one that the app made without a request', {
      skip: !mayJump,
    }, async () => {
      await go('one');
      await shows('one /');
      await tab.page.evaluate("history.pushState(1, '', '/pushed')");
      await go('two');
      await shows('two /');
      await tab.page.evaluate("history.pushState(1, '', '/pushed')");
      await travel(-3);
      await shows('one /');
      await travel(3);
      await shows('two /pushed');
      await travel(-2);
      await shows('one /pushed');
      await travel(1);
      await shows('two /');
    });

    it('a page that stays after all keeps its own root', async () => {
      await go('one');
      await shows('one /');
      await tab.page.evaluate("location.href = '/nothing'");
      await scene.cluster.requests();
      await until(
        'it is asked for',
        () => scene.reached('one'),
        (reached) => reached.includes('GET /nothing'),
      );
      await shows('one /');
    });
  });
}
