import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isFirefox } from '../harness/index.ts';
import { Scene, settled, type Tab, until } from './kit/index.ts';
import { doors, intoNewTab, type Navigation, withinTab } from './kit/navigate.ts';

/** In Firefox each request waits for the event page: a race would show sooner, if there were one. */
const TIMES = isFirefox ? 4 : 20;
const FILES = ['/next.css', '/next.js', '/next.svg'].map((path) => `GET ${path}`);

describe(`with the service worker stopped before it, ${TIMES} times each`, () => {
  let scene: Scene;
  let tab: Tab;
  before(async () => {
    scene = await Scene.open({ web: doors });
    tab = await scene.tab();
  });
  after(() => scene.close());

  const url = (path: string) => scene.url(path);

  /** The document and all its files reached the service, and nothing else the host. */
  async function arrived(to: string): Promise<void> {
    const isThere = (reached: string[]) =>
      FILES.every((file) => reached.includes(file)) &&
      reached.some((request) => request.endsWith(to) || request.endsWith(`${to}?`));
    await until('the document and its files arrive', () => scene.reached(), isThere);
    assert.deepEqual(await scene.escapes(), []);
  }

  async function start({ from }: Navigation): Promise<void> {
    // Past the entry page, whose own load Playwright may take for the end of the way.
    if (from) await scene.go(tab.page, url(from));
    else await tab.page.goto('about:blank');
    await scene.clear();
    await scene.browser.stopServiceWorker();
  }

  for (const [name, navigation] of Object.entries(withinTab)) {
    it(name, async () => {
      for (let time = 0; time < TIMES; time++) {
        await start(navigation);
        await navigation.act(tab.page, url);
        await arrived(navigation.to);
      }
    });
  }

  for (const [name, navigation] of Object.entries(intoNewTab)) {
    it(`${name}, into a new tab`, async () => {
      for (let time = 0; time < TIMES; time++) {
        await start(navigation);
        const opened = scene.browser.context.waitForEvent('page');
        await navigation.act(tab.page, url);
        await settled(await opened);
        await arrived(navigation.to);
        await (await opened).close();
      }
    });
  }

  it('Back and Forward', async () => {
    for (let time = 0; time < TIMES; time++) {
      await tab.page.goto(url('/door'));
      await tab.page.click('#link');
      await shows('next, whole');
      await scene.clear();
      await scene.browser.stopServiceWorker();
      await tab.page.evaluate(() => history.back());
      await shows('door');
      await scene.browser.stopServiceWorker();
      await tab.page.evaluate(() => history.forward());
      await shows('next, whole');
      assert.deepEqual(await scene.escapes(), []);
    }
  });

  function shows(title: string): Promise<string> {
    const ask = () => tab.page.title().catch(() => '');
    return until(`the page ${title}`, ask, (shown) => shown === title);
  }
});
