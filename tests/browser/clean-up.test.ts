import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Scene, until } from './kit/index.ts';

const page = '<!doctype html><title>app</title>';

describe('no rule outlives its use', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: { '/': page }, other: { '/': page } });
  });
  after(() => scene.close());

  const rulesOf = async (tab: number) =>
    (await scene.inside.rules()).filter(({ condition }) => condition.tabIds?.includes(tab));
  const noneLeft = (what: string) =>
    until(
      what,
      () => scene.inside.rules(),
      (rules) => rules.length === 0,
    );

  it('has none before a mount is entered', async () => {
    assert.deepEqual(await scene.inside.rules(), []);
  });

  it('keeps nothing of tabs that are closed, however many come and go', async () => {
    const sizes: number[] = [];
    for (let round = 0; round < 3; round++) {
      const tabs: number[] = [];
      for (const service of ['web', 'other', 'web', 'other']) {
        tabs.push((await scene.tab(scene.url('/', service))).id);
      }
      await scene.inside.closeTabs(tabs);
      await noneLeft('every rule is gone');
      const ofTabs = async () => (await scene.inside.stored()).keys.filter((key) => /\d/.test(key));
      await until('nothing is kept of a tab', ofTabs, (keys) => keys.length === 0);
      sizes.push((await scene.inside.stored()).bytes);
    }
    assert.equal(sizes[2], sizes[1]);
  });

  it("takes a tab's rules away when it goes to another site", async () => {
    const tab = await scene.tab(scene.url());
    assert.notEqual((await rulesOf(tab.id)).length, 0);
    await tab.page.goto(scene.elsewhere());
    await until(
      'the tab has no rules',
      () => rulesOf(tab.id),
      (rules) => rules.length === 0,
    );
    await tab.page.close();
    await noneLeft('the way back is gone with the tab');
  });

  it('takes them away when the tab goes to a page of the browser', async () => {
    const tab = await scene.tab(scene.url());
    await tab.page.goto('about:blank');
    await until(
      'the tab has no rules',
      () => rulesOf(tab.id),
      (rules) => rules.length === 0,
    );
    await tab.page.close();
    await noneLeft('the way back is gone with the tab');
  });

  it('leaves no rule and no record of a closed tab', async () => {
    const tab = await scene.tab(scene.url());
    await tab.page.close();
    await noneLeft('every rule is gone');
    assert.equal(await scene.record(tab), null);
  });

  it('keeps the rules of another tab on the same mount', async () => {
    const [first, second] = [await scene.tab(scene.url()), await scene.tab(scene.url())];
    const before = await rulesOf(second.id);
    await first.page.close();
    await until(
      'the first has none',
      () => rulesOf(first.id),
      (rules) => rules.length === 0,
    );
    assert.deepEqual(await rulesOf(second.id), before);
    await second.page.close();
    await noneLeft('every rule is gone');
  });

  it("has the second service's rules alone after a change of service", async () => {
    const tab = await scene.tab(scene.url());
    await scene.go(tab.page, scene.url('/', 'other'));
    const text = JSON.stringify(await rulesOf(tab.id));
    assert.ok(text.includes('other:80') && !text.includes('web:80'), text);
    await tab.page.close();
    await noneLeft('every rule is gone');
  });

  it('leaves nothing after 30 tabs', async () => {
    for (let time = 0; time < 30; time++) {
      const tab = await scene.tab(scene.url('/', time % 2 ? 'web' : 'other'));
      await tab.page.close();
    }
    await noneLeft('every rule is gone');
  });

  it('leaves nothing of a tab that was closed while the service worker slept', async () => {
    const tab = await scene.tab(scene.url());
    await scene.browser.stopServiceWorker();
    await tab.page.close();
    await noneLeft('every rule is gone');
  });
});
