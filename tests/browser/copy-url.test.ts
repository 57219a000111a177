import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'wxt/browser';
import { Scene, type Tab, until } from './kit/index.ts';

declare const chrome: typeof Browser;

describe('copying where a page or a link really is', () => {
  let scene: Scene;
  let tab: Tab;
  before(async () => {
    scene = await Scene.open({
      web: { '/': '<title>web</title><p>Hello</p><a id="to" href="/deep/page?a=1">deep</a>' },
    });
    tab = await scene.tab(scene.url('/'));
    await tab.page.locator('#to').waitFor();
    await scene.recordUntil(tab, 'root mode', (record) => record?.mode === 'root');
  });
  after(() => scene.close());

  /** What a paste brings into a field of a page of the extension. */
  async function pasted(): Promise<string> {
    const page = await scene.browser.page();
    await page.goto(scene.browser.own('popup.html?page'));
    await page.getByRole('button', { name: 'Add a cluster' }).click();
    const box = page.getByLabel(/Paste an address/);
    await box.focus();
    await page.keyboard.press('Control+V');
    const text = await box.inputValue();
    await page.getByRole('button', { name: 'Back to the search' }).click();
    await page.close();
    return text;
  }

  async function copied(by: () => Promise<void>): Promise<string> {
    const worker = await scene.browser.serviceWorker();
    const badge = (id: number) => chrome.action.getBadgeText({ tabId: id });
    const asked = () => worker.evaluate(badge, tab.id);
    await until('the last word is gone', asked, (text) => text !== 'OK');
    await by();
    await until('the word that it is copied', asked, (text) => text === 'OK');
    return pasted();
  }

  it('copies the page by the key', async () => {
    const text = await copied(() => scene.browser.hand.press('copy-url', tab));
    assert.equal(text, scene.url('/'));
  });

  it('copies the page by the menu', async () => {
    const text = await copied(() => scene.browser.hand.pick('copy-page', tab, 'p'));
    assert.equal(text, scene.url('/'));
  });

  it('copies a link by the menu', async () => {
    const text = await copied(() => scene.browser.hand.pick('copy-link', tab, '#to'));
    assert.equal(text, scene.url('/deep/page?a=1'));
  });
});
