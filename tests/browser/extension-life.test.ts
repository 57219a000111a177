import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Browser as Api } from 'wxt/browser';
import { type Browser, isFirefox, launch } from '../harness/index.ts';
import { type Pages, Scene, until } from './kit/index.ts';
import { builtExtension } from './kit/scene.ts';

declare const chrome: typeof Api;

/** The same paths in both services, with a picture that only the network layer can repair. */
const service = (name: string): Pages => ({
  '/who.js': `document.title = '${name} ' + location.pathname;`,
  '/late.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  // With something to see: a blank page would be tried in the other mode.
  '*': {
    body: `<!doctype html><title>…</title><script src="/who.js"></script><p>${name}`,
    // Firefox restores a tab out of its cache, with no word to the server.
    headers: { 'cache-control': 'no-store' },
  },
});

/** Asks for a picture in a way that the page layer doesn't see. Runs in the page. */
function picture(): Promise<unknown> {
  return new Promise((done) => {
    const srcset = `/late.svg?${Math.random()}`;
    Object.assign(new Image(), { onload: done, onerror: done, srcset });
  });
}

describe('masked tabs outlive', () => {
  let profile: string;
  let scene: Scene;
  let tabs: Record<'one' | 'two', Page>;
  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'porthole-profile-'));
    scene = await Scene.open({ one: service('one'), two: service('two') }, { profile });
    tabs = { one: await open('one'), two: await open('two') };
    await scene.clear();
  });
  afterEach(async () => {
    await scene.close();
    await rm(profile, { recursive: true, maxRetries: 5 });
  });

  async function open(name: string): Promise<Page> {
    const { page } = await scene.tab(scene.url(`/of/${name}`, name));
    await shows(page, name);
    const kept = () => scene.inside.local<string[]>('recents');
    await until('it is kept', kept, (all) => all?.[0] === scene.url('/', name));
    return page;
  }

  async function shows(page: Page, name: string): Promise<void> {
    const title = () => page.title().catch(() => '');
    await until(`${name} is shown`, title, (shown) => shown === `${name} /of/${name}`);
    assert.equal(page.url(), `${scene.cluster.origin}/of/${name}`);
  }

  /** Each tab has its rules: without a reload its pictures are its own, with one it is. */
  async function bothGoOn(): Promise<void> {
    for (const [name, page] of Object.entries(tabs)) {
      const arrives = async () => {
        await page.evaluate(picture);
        return (await scene.reached(name)).some((request) => request.startsWith('GET /late.svg'));
      };
      await until(`${name} has its rules again`, arrives, (has) => has);
    }
    await scene.clear();
    for (const [name, page] of Object.entries(tabs)) {
      await page.reload();
      await shows(page, name);
      // Twice, where the reload came between the tab's rules and what is known of it: then it enters late.
      const reached = new Set(await scene.reached(name));
      assert.deepEqual([...reached], [`GET /of/${name}`, 'GET /who.js']);
    }
    assert.deepEqual(await scene.escapes(), []);
  }

  it('an update of the extension', async () => {
    await scene.browser.updateExtension();
    const page = await scene.browser.page();
    const loads = () =>
      page.goto(scene.browser.own('options.html')).then(
        () => page.evaluate(async () => (await chrome.storage.session.get(null)) as object),
        () => ({}),
      );
    const entered = (kept: object) => Object.keys(kept).filter((key) => key.startsWith('tab:'));
    await until('its next life knows both tabs', loads, (kept) => entered(kept).length === 2);
    await page.close();
    await bothGoOn();
  });

  it('the extension being disabled and enabled again', async () => {
    for (const on of [false, true]) await scene.browser.setExtensionEnabled(on);
    await bothGoOn();
  });

  it('a restart of the browser', async () => {
    await scene.browser.close();
    const again = await launch({ extension: builtExtension, profile, restore: true });
    try {
      for (const name of ['one', 'two']) await shows(await restored(again, name), name);
      // Chromium restores them before anything can be in force: each document but no other file reaches the root. In
      // Firefox the request waits for the extension, and has the page itself for its origin.
      const documents = isFirefox ? [] : ['GET /of/one', 'GET /of/two'];
      const escapes = (await scene.escapes()).filter((request) => request !== 'GET /favicon.ico');
      assert.deepEqual(escapes.sort(), documents);
    } finally {
      await again.close();
    }
  });

  function restored({ context }: Browser, name: string): Promise<Page> {
    const find = async () => context.pages().find((page) => page.url().endsWith(`/of/${name}`));
    return until(
      `the tab of ${name} is restored`,
      find,
      (page) => page !== undefined,
    ) as Promise<Page>;
  }
});
