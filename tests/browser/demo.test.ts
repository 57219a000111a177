/** The demo keeps its promise: each of its UIs is broken without Porthole, and works with it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Demo, startDemo, type Ui, uis } from '../../demo/index.ts';
import { type Browser, launch } from '../harness/index.ts';
import { builtExtension } from './kit/index.ts';

describe('the demo', () => {
  let demo: Demo;
  let plain: Browser;
  let helped: Browser;

  before(async () => {
    [demo, plain, helped] = await Promise.all([
      startDemo(),
      launch(),
      launch({ extension: builtExtension }),
    ]);
  });

  after(async () => {
    for (const browser of [plain, helped]) await browser?.close();
    await demo?.stop();
  });

  async function use(browser: Browser, ui: Ui, through: 'url' | 'direct'): Promise<void> {
    const listed = demo.listed.find((each) => each.ui === ui);
    assert.ok(listed);
    const page = await browser.page();
    // Without Porthole, one of them doesn't even send a page.
    await page.goto(listed[through], { waitUntil: 'commit' }).catch(() => {});
    await ui.use(page);
    await page.close();
  }

  for (const ui of uis) {
    it(`${ui.title} works at its own root`, () => use(plain, ui, 'direct'));
    it(`${ui.title} is broken through the proxy`, () =>
      assert.rejects(use(plain, ui, 'url'), /Timeout/));
    it(`${ui.title} works through the proxy with Porthole`, () => use(helped, ui, 'url'));
  }

  it('lists the UIs, a click away from each', async () => {
    const page = await helped.page();
    for (const { ui, url } of demo.listed) {
      await page.goto(demo.page);
      const card = page.getByRole('article').filter({ hasText: ui.title });
      const link = card.getByRole('link', { name: 'Open through the proxy' });
      assert.equal(await link.getAttribute('href'), url);
      await link.click();
      await ui.use(page);
    }
  });
});
