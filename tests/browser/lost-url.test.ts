import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Pages, Scene, type Tab, until } from './kit/index.ts';
import { findings } from './popup/axe.ts';

const service = (name: string): Pages => ({
  '/who.js': `document.title = '${name} ' + location.pathname;`,
  '*': '<!doctype html><title>…</title><script src="/who.js"></script>',
});

describe('a masked URL in the hands of someone else', () => {
  let scene: Scene;
  let tab: Tab;
  before(async () => {
    scene = await Scene.open({ one: service('one'), two: service('two') });
  });
  after(() => scene.close());
  beforeEach(async () => {
    await tab?.page.close();
    tab = await scene.tab();
    await scene.clear();
  });

  const bare = (path: string) => scene.cluster.origin + path;
  /** As if typed; past the API server's answer, whose way out Playwright would take for a failure. */
  const paste = (path: string) => scene.go(tab.page, bare(path)).catch(() => {});

  async function shows(title: string, page: Page = tab.page): Promise<void> {
    const ask = () => page.title().catch(() => '');
    await until(`the tab shows ${title}`, ask, (shown) => shown === title);
  }

  async function offers(...services: string[]): Promise<void> {
    await tab.page.getByRole('heading', { level: 1 }).waitFor();
    assert.deepEqual(await tab.page.locator('.notice-choices strong').allTextContents(), services);
  }

  /** Where Back leads out to: Firefox counts no empty page as one of a tab's history. */
  const outside = () => scene.elsewhere('/', 'one');

  const leadsOut = () =>
    until(
      'the way out',
      async () => tab.page.url(),
      (url) => url === outside(),
    );
  const travel = (by: number) => tab.page.evaluate(`history.go(${by})`);

  async function visit(...services: string[]): Promise<void> {
    for (const name of services) {
      const { page } = await scene.tab(scene.url('/', name));
      await shows(`${name} /`, page);
      const opened = async () => (await scene.inside.local<string[]>('recents'))?.[0];
      await until(`${name} is kept`, opened, (first) => first === scene.url('/', name));
      await page.close();
    }
  }

  it('is explained where no app is known', async () => {
    await paste('/deep?a=b#c');
    await offers();
    const said = (await tab.page.locator('main').textContent()) ?? '';
    assert.ok(said.includes(bare('/deep?a=b#c')) && said.includes('Copy real URL'), said);
    assert.deepEqual(await findings(tab.page), []);
  });

  it('goes to the only app that it can mean', async () => {
    await visit('one');
    await paste('/deep?a=b');
    await shows('one /deep');
    assert.equal(tab.page.url(), bare('/deep?a=b'));
  });

  it('is offered to those that it can mean, by mouse and by keyboard', async () => {
    await visit('one', 'two');
    await paste('/deep');
    await offers('two', 'one');
    assert.deepEqual(await findings(tab.page), []);
    await tab.page.locator('.notice-choices button').last().click();
    await shows('one /deep');
    await paste('/deep');
    await shows('one /deep');

    await tab.page.close();
    tab = await scene.tab();
    await paste('/typed');
    await offers('one', 'two');
    await tab.page.keyboard.press('Tab');
    await tab.page.keyboard.press('Tab');
    await tab.page.keyboard.press('Enter');
    await shows('two /typed');
  });

  it('is opened as it is when the user says so, and Back leads out', async () => {
    await visit('one', 'two');
    await scene.go(tab.page, outside());
    await paste('/as/it/is');
    await offers('two', 'one');
    await tab.page.getByRole('button', { name: 'as it is' }).click();
    const body = () => tab.page.locator('body').textContent();
    await until('the API server answers', body, (text) => text?.trim() === '404 page not found');
    assert.equal(tab.page.url(), bare('/as/it/is'));
    await tab.page.reload();
    await until('and again', body, (text) => text?.trim() === '404 page not found');
    await travel(-1);
    await leadsOut();
  });

  it('is offered once in the history', async () => {
    await visit('one', 'two');
    await scene.go(tab.page, outside());
    const length = () => tab.page.evaluate(() => history.length);
    const before = await length();
    await paste('/again');
    await offers('two', 'one');
    assert.equal(await length(), before + 1);
    await travel(-1);
    await leadsOut();
    await travel(1);
    await offers('two', 'one');
  });

  for (const path of ['/api', '/healthz/nothing', '/version', '/apis/nothing/v1']) {
    it(`is the API server's own at ${path}`, async () => {
      await visit('one', 'two');
      await paste(path);
      await until(
        'it is there',
        async () => tab.page.url(),
        (url) => url === bare(path),
      );
      assert.notEqual(await tab.page.locator('body').textContent(), '');
      assert.equal(tab.page.url(), bare(path));
    });
  }

  it('may belong to no app once they are forgotten', async () => {
    await visit('one', 'two');
    await paste('/forget');
    await offers('two', 'one');
    await tab.page.getByRole('button', { name: 'Forget' }).click();
    await until(
      'none is left',
      () => tab.page.locator('.notice-choices').count(),
      (left) => left === 0,
    );
    assert.equal(await scene.inside.local('recents'), null);
  });
});
