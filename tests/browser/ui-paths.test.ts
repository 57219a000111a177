import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Scene, type Tab, until } from './kit/index.ts';

const app = {
  '/app.js': 'document.title = location.pathname;',
  '*': '<!doctype html><title>app</title><script src="/app.js"></script><a href="/dashboard/">own</a>',
};

describe("on a host with a UI of its own at '/dashboard/', in a tab in root mode", () => {
  let scene: Scene;
  let tab: Tab;
  before(async () => {
    scene = await Scene.open({ web: app });
    await scene.inside.write('hosts', [{ origin: scene.cluster.origin, uiPaths: ['/dashboard/'] }]);
    // What persists is made anew, as with each host that is added.
    const { id } = await scene.tab();
    const added = { type: 'add-host', origin: 'http://localhost:1', tab: id };
    assert.deepEqual(await scene.inside.send(added), { ok: true });
  });
  after(() => scene.close());
  beforeEach(async () => {
    await tab?.page.close();
    await scene.clear();
    tab = await scene.tab(scene.url());
    await shows('/');
    await scene.clear();
  });

  async function shows(path: string): Promise<void> {
    const title = () => tab.page.title().catch(() => '');
    await until(`the app shows ${path}`, title, (it) => it === path);
    // The host's own pages, which some specs open, have an icon at its root.
    const escapes = (await scene.escapes()).filter((request) => request !== 'GET /favicon.ico');
    assert.deepEqual(escapes, []);
  }

  async function hostIsAskedFor(path: string): Promise<void> {
    const asked = (escapes: string[]) => escapes.includes(`GET ${path}`);
    await until(`the host is asked for ${path}`, () => scene.escapes(), asked);
    assert.deepEqual(await scene.reached(), []);
    await tab.page.waitForURL(scene.cluster.origin + path);
  }

  for (const path of ['/dashboard/', '/dashboard/deep?q=1']) {
    it(`a typed ${path} goes to the host's root`, async () => {
      await scene.go(tab.page, scene.cluster.origin + path);
      await hostIsAskedFor(path);
    });
  }

  for (const path of ['/dashboards', '/dashboard', '/other/dashboard/', '/typed']) {
    it(`a typed ${path} goes to the app`, async () => {
      await scene.go(tab.page, scene.cluster.origin + path);
      await shows(path);
    });
  }

  it("the app's own link to that path stays in the app", async () => {
    await tab.page.click('a');
    await shows('/dashboard/');
  });

  it("a typed path that went to the app can be opened at the host's root after all", async () => {
    const typed = `${scene.cluster.origin}/typed?x=1`;
    await scene.go(tab.page, typed);
    await shows('/typed');
    await scene.recordUntil(tab, 'the typed URL is kept', (record) => record?.typed === typed);
    await scene.clear();
    assert.deepEqual(await scene.inside.send({ type: 'host-root', tab: tab.id }), { ok: true });
    await hostIsAskedFor('/typed?x=1');
  });
});
