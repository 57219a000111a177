import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'wxt/browser';
import { Scene, until } from './kit/index.ts';

declare const chrome: typeof Browser;

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

  /** As the browser tells a worker that has just woken: of a document, and of what the tab went to next. */
  async function tellLate(tabId: number, url: string): Promise<void> {
    const worker = await scene.browser.serviceWorker();
    const shown = { tabId, url, frameId: 0, documentId: 'before', transitionQualifiers: [] };
    await worker.evaluate((details) => {
      type Told = { dispatch(details: object): void };
      const { onCommitted, onBeforeNavigate } = chrome.webNavigation;
      (onCommitted as unknown as Told).dispatch(details);
      (onBeforeNavigate as unknown as Told).dispatch(details);
    }, shown);
  }

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

  it('leaves them to a tab of whose page before a worker hears only now', async () => {
    const tab = await scene.tab(scene.url());
    const rules = await rulesOf(tab.id);
    const record = await scene.recordUntil(tab, 'it is entered', (now) => now?.entered === true);
    assert.ok(record);
    await scene.inside.writeRecord(tab.id, { ...record, failure: { error: 'of the page before' } });
    await tellLate(tab.id, 'about:blank');
    await scene.recordUntil(tab, 'it has heard', (now) => now?.failure === undefined);
    assert.equal((await scene.record(tab))?.entered, true);
    assert.deepEqual(await rulesOf(tab.id), rules);
    await tab.page.close();
    await noneLeft('every rule is gone');
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
