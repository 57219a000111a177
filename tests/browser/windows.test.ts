import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Pages, Scene, until } from './kit/index.ts';

/** Page and frame go on asking for pictures in a way that the page layer doesn't see. */
const service: Pages = {
  '/ask.js': `setInterval(() => {
    Object.assign(new Image(), { srcset: '/late.svg?' + Math.random() });
  }, 100);`,
  '/frame': `<!doctype html><title>frame</title><p>Hello<script>setInterval(() => {
    Object.assign(new Image(), { srcset: '/framed.svg?' + Math.random() });
  }, 100);</script>`,
  '*': '<!doctype html><title>app</title><iframe src="/frame"></iframe><script src="/ask.js"></script>',
};

describe('in two windows', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ one: service, two: service });
  });
  after(() => scene.close());
  beforeEach(() => scene.clear());

  async function asksOn(name: string): Promise<void> {
    const asksFor = (picture: string, reached: readonly string[]) =>
      reached.filter((request) => request.startsWith(`GET ${picture}`)).length > 2;
    await scene.clear();
    await until(
      `${name} asks on`,
      () => scene.reached(name),
      (reached) => ['/late.svg', '/framed.svg'].every((picture) => asksFor(picture, reached)),
    );
    assert.deepEqual(await scene.escapes(), []);
  }

  it('each shows its service', async () => {
    const one = await scene.tab(scene.url('/', 'one'));
    // Led on when the driver has set it up: in the midst of that Chromium gives a navigation up.
    const opened = scene.browser.context.waitForEvent('page');
    await scene.inside.openWindow({ url: 'about:blank' });
    await scene.go(await opened, scene.url('/', 'two'));
    await asksOn('two');
    await one.page.bringToFront();
    await asksOn('one');
    await one.page.close();
  });

  it('a tab that is moved from one to the other keeps its service, also when it is reloaded', async () => {
    const tab = await scene.tab(scene.url('/deep', 'one'));
    await asksOn('one');
    await scene.inside.openWindow({ tabId: tab.id });
    await asksOn('one');
    await scene.inside.reload(tab.id);
    const asked = (reached: string[]) => reached.includes('GET /deep');
    await until('it is reloaded', () => scene.reached('one'), asked);
    await asksOn('one');
    assert.equal((await scene.record(tab))?.mount, scene.url('/', 'one'));
  });
});
