import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { isFirefox } from '../harness/index.ts';
import { type Pages, Scene, until } from './kit/index.ts';

const PREFIX = '/api/v1/namespaces/default/services/picky:80/proxy';
const services: Record<string, Pages> = {
  web: {
    '/who.js': "document.body.append(location.pathname); fetch('/data.json');",
    '*': '<!doctype html><title>web</title><body><img srcset="/late.svg"><script src="/who.js"></script>',
  },
  other: { '*': '<!doctype html><title>other</title><p>Hello' },
  /** Blank at its own root, and well at its real URL. */
  picky: {
    '/picky.js': `if (location.pathname.startsWith('${PREFIX}')) document.body.append('well');`,
    '*': '<!doctype html><title>picky</title><body><script src="picky.js"></script>',
  },
};

describe('a private window', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open(services, { health: true, privateWindows: true });
  });
  after(() => scene.close());
  beforeEach(() => scene.clear());

  /** Goes there when the driver has set up the tab: in the midst of that Chromium gives a navigation up. */
  async function openPrivately(url: string): Promise<Page> {
    const opened = scene.browser.context.waitForEvent('page');
    await scene.inside.openPrivateWindow();
    await scene.go(await opened, url);
    return opened;
  }

  const asksFor = (service: string, ...paths: string[]) =>
    until(
      `all of ${paths}`,
      () => scene.reached(service),
      (reached) => paths.every((path) => reached.includes(`GET ${path}`)),
    );

  it("has the same repairs, of which the user's lists know nothing", async () => {
    const hidden = await openPrivately(scene.url('/deep'));
    await asksFor('web', '/deep', '/late.svg', '/who.js', '/data.json');
    assert.deepEqual(await scene.escapes(), []);
    const { page } = await scene.tab(scene.url('/', 'other'));
    const recents = () => scene.inside.local<string[]>('recents');
    await until('the other is kept', recents, (all) => all !== null);
    assert.deepEqual(await recents(), [scene.url('/', 'other')]);
    await page.close();
    await hidden.close();
  });

  it('is of no help with a URL in another window', async () => {
    const hidden = await openPrivately(scene.url('/deep'));
    await asksFor('web', '/deep', '/data.json');
    const { page } = await scene.tab();
    await scene.go(page, `${scene.cluster.origin}/deep`).catch(() => {});
    const title = () => page.title().catch(() => '');
    await until('the only one that it can be of', title, (it) => it === 'other');
    await page.close();
    await hidden.close();
  });

  const itInFirefox = isFirefox ? it : it.skip;
  // Chromium has an extension of its own for private windows, which no test can ask.
  itInFirefox('teaches Auto nothing for good', async () => {
    const mount = scene.url('/', 'picky');
    const hidden = await openPrivately(mount);
    const trial = await until(
      'the other mode is tried',
      () => scene.inside.trial(mount),
      (it) => it?.over === true,
    );
    assert.equal(trial?.mode, 'prefix');
    assert.deepEqual(await scene.inside.learnt(), {});
    await hidden.close();
  });
});
