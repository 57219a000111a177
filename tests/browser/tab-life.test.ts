import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { isFirefox } from '../harness/index.ts';
import { type Answer, type Pages, Scene, type Tab, until } from './kit/index.ts';

/** The same paths in both services; the page says whose it is, and where it thinks it is. */
const service = (name: string): Pages => ({
  '/who.js': asked(`document.title = '${name} ' + location.pathname;`),
  '*': asked(
    '<!doctype html><title>…</title><img srcset="/picture.svg"><script src="/who.js"></script>',
  ),
});
/** Each time: Firefox takes what a duplicate shows out of its cache otherwise. */
function asked(body: string): Answer {
  return { body, headers: { 'cache-control': 'no-store' } };
}

/** In Firefox a duplicate is told by what it shows alone: where two services show the same, it asks the host first. */
const ofTwo = isFirefox ? '/y' : '/x';

describe('what a browser does to tabs', () => {
  let scene: Scene;
  let one: Tab;
  let two: Tab;
  before(async () => {
    scene = await Scene.open({ one: service('one'), two: service('two') });
  });
  after(() => scene.close());
  beforeEach(async () => {
    await one?.page.close();
    await two?.page.close();
    one = await scene.tab(scene.url('/x', 'one'));
    await shows(one.page, 'one /x');
    two = await scene.tab(scene.url(ofTwo, 'two'));
    await shows(two.page, `two ${ofTwo}`);
    await scene.clear();
  });

  async function shows(page: Page, title: string): Promise<void> {
    const ask = () => page.title().catch(() => '');
    await until(`the tab shows ${title}`, ask, (shown) => shown === title);
    assert.deepEqual(await scene.escapes(), []);
  }

  const own = ['GET /picture.svg', 'GET /who.js', 'GET /x'];
  const isOwn = (reached: string[]) => String(reached.sort()) === String(own);
  const whole = (name: string) => until(`${name} is whole`, () => scene.reached(name), isOwn);

  /** The tab that Playwright sees come up. */
  async function appears(act: () => Promise<unknown>): Promise<Page> {
    const opened = scene.browser.context.waitForEvent('page');
    await act();
    return opened;
  }

  for (const active of ['one', 'two']) {
    it(`a duplicate shows the same service, while the tab of ${active} is active`, async () => {
      await (active === 'one' ? one : two).page.bringToFront();
      const page = await appears(() => scene.inside.duplicate(one.id));
      await shows(page, 'one /x');
      await whole('one');
      assert.deepEqual(await scene.reached('two'), []);
      await page.reload();
      await shows(page, 'one /x');
      await page.close();
    });
  }

  it('a discarded tab comes back whole', async () => {
    await one.page.bringToFront();
    const id = await scene.inside.discard(two.id);
    await until(
      'its record moves',
      () => scene.inside.record(id),
      (record) => record?.mount === scene.url('/', 'two'),
    );
    await until(
      'and leaves none behind',
      () => scene.inside.record(two.id),
      (record) => record === null || id === two.id,
    );
    await scene.inside.activate(id);
    // A discarded tab keeps its title, and its scripts may come out of the cache: its document tells.
    const again = (reached: string[]) => reached[0] === `GET ${ofTwo}`;
    await until('it asks for its document', () => scene.reached('two'), again);
    await until(
      'it shows its service',
      () => scene.inside.title(id),
      (title) => title === `two ${ofTwo}`,
    );
    // The icon of a tab that has just got its new id may be asked for before its rules have it.
    const escapes = (await scene.escapes()).filter((request) => request !== 'GET /favicon.ico');
    assert.deepEqual(escapes, []);
    assert.deepEqual(await scene.reached('one'), []);
    await scene.inside.closeTabs([id]);
    const rules = () => scene.inside.rules();
    const ids = [id, two.id];
    await until('its rules go', rules, (all) => !ids.some((tab) => ofTab(all, tab)));
  });
});

function ofTab(rules: Awaited<ReturnType<Scene['inside']['rules']>>, tab: number): boolean {
  return rules.some(({ condition }) => condition.tabIds?.includes(tab));
}
