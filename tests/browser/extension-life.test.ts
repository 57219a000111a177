import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Browser as Api } from 'wxt/browser';
import { type Browser, launch } from '../harness/index.ts';
import { type Pages, Scene, until } from './kit/index.ts';
import { builtExtension } from './kit/scene.ts';

/** What the browser's own page for extensions may do. */
declare const chrome: typeof Api & {
  developerPrivate: {
    reload(id: string): Promise<void>;
    updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  };
};

/** The same paths in both services, with a picture that only the network layer can repair. */
const service = (name: string): Pages => ({
  '/who.js': `document.title = '${name} ' + location.pathname;`,
  '/late.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  // With something to see: a blank page would be tried in the other mode.
  '*': `<!doctype html><title>…</title><script src="/who.js"></script><p>${name}`,
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

  async function manager(): Promise<Page> {
    const page = await scene.browser.page();
    await page.goto('chrome://extensions');
    return page;
  }

  it('a reload of the extension, as at an update', async () => {
    const id = scene.browser.extensionId ?? '';
    const pages = scene.browser.context.pages();
    const own = pages.find((page) => page.url().startsWith(`chrome-extension://${id}/`));
    assert.ok(own);
    // It is told to go before it goes: until then its rules are the old ones. Its pages go with it.
    const gone = own.waitForEvent('close');
    await (await manager()).evaluate(async (which) => {
      // Without it, an unpacked extension stays disabled.
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate.reload(which);
    }, id);
    await gone;
    const page = await scene.browser.page();
    const loads = () =>
      page.goto(`chrome-extension://${id}/options.html`).then(
        () => page.evaluate(async () => (await chrome.storage.session.get(null)) as object),
        () => ({}),
      );
    const entered = (kept: object) => Object.keys(kept).filter((key) => key.startsWith('tab:'));
    await until('its next life knows both tabs', loads, (kept) => entered(kept).length === 2);
    await page.close();
    await bothGoOn();
  });

  it('the extension being disabled and enabled again', async () => {
    const id = scene.browser.extensionId ?? '';
    const page = await manager();
    for (const enabled of [false, true]) {
      await page.evaluate(([which, on]) => chrome.management.setEnabled(which, on), [
        id,
        enabled,
      ] as const);
    }
    await bothGoOn();
  });

  it('a restart of the browser', async () => {
    await scene.browser.close();
    const again = await launch({
      extension: builtExtension,
      profile,
      args: ['--restore-last-session'],
    });
    try {
      for (const name of ['one', 'two']) await shows(await restored(again, name), name);
      // Nothing can be in force before the browser restores them; each document but no other file reaches the root.
      const escapes = (await scene.escapes()).filter((request) => request !== 'GET /favicon.ico');
      assert.deepEqual(escapes.sort(), ['GET /of/one', 'GET /of/two']);
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
