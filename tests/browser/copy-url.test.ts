import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'wxt/browser';
import { Scene, type Tab, until } from './kit/index.ts';

declare const chrome: typeof Browser;

/** An event's own way to be fired: no test can click in the browser's menus. */
interface Fired {
  dispatch(...args: unknown[]): void;
}

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

  async function copied(how: (about: { id: number; link: string }) => void): Promise<string> {
    const link = await tab.page.locator('#to').evaluate((a) => (a as HTMLAnchorElement).href);
    const worker = await scene.browser.serviceWorker();
    const badge = (id: number) => chrome.action.getBadgeText({ tabId: id });
    await worker.evaluate(how, { id: tab.id, link });
    const asked = () => worker.evaluate(badge, tab.id);
    await until('the word that it is copied', asked, (text) => text === 'OK');
    return pasted();
  }

  it('copies the page by the key', async () => {
    const text = await copied(({ id }) => {
      const event = chrome.commands.onCommand as unknown as Fired;
      void chrome.tabs.get(id).then((tab) => event.dispatch('copy-url', tab));
    });
    assert.equal(text, scene.url('/'));
  });

  it('copies the page by the menu', async () => {
    const text = await copied(({ id }) => {
      const event = chrome.contextMenus.onClicked as unknown as Fired;
      void chrome.tabs.get(id).then((tab) => event.dispatch({ menuItemId: 'copy-page' }, tab));
    });
    assert.equal(text, scene.url('/'));
  });

  it('copies a link by the menu', async () => {
    const text = await copied(({ id, link }) => {
      const event = chrome.contextMenus.onClicked as unknown as Fired;
      const info = { menuItemId: 'copy-link', linkUrl: link };
      void chrome.tabs.get(id).then((tab) => event.dispatch(info, tab));
    });
    assert.equal(text, scene.url('/deep/page?a=1'));
  });
});
