import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Pages, Scene, until } from './kit/index.ts';

/** The same paths in both services, which say whose they are. */
const service = (name: string): Pages => ({
  '/': `<!doctype html><title>${name}</title><script src="/who.js"></script>
<script type="module" src="/module.js"></script>`,
  '/who.js': `window.who = '${name}';`,
  '/module.js': `fetch('/who.txt').then((it) => it.text()).then((who) => { document.title = who + ' whole'; });`,
  '/who.txt': name,
  '/frames': `<!doctype html><iframe src="/"></iframe>`,
});

describe('services side by side', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ one: service('one'), two: service('two') });
  });
  after(() => scene.close());
  beforeEach(() => scene.clear());

  const FILES = ['/', '/who.js', '/module.js', '/who.txt'].map((path) => `GET ${path}`);

  async function gotItsOwn(...names: string[]): Promise<void> {
    for (const name of names) {
      const whole = (reached: string[]) => FILES.every((file) => reached.includes(file));
      await until(`${name} gets its own files`, () => scene.reached(name), whole);
    }
    assert.deepEqual(await scene.escapes(), []);
  }

  it('each gets its own files, in two tabs at once', async () => {
    const tabs = [await scene.tab(), await scene.tab()];
    await Promise.all(
      tabs.map(({ page }, i) => scene.go(page, scene.url('/', i === 0 ? 'one' : 'two'))),
    );
    await gotItsOwn('one', 'two');
    for (const [i, { page }] of tabs.entries()) {
      const name = i === 0 ? 'one' : 'two';
      await until(
        `${name} is shown`,
        () => page.title(),
        (title) => title === `${name} whole`,
      );
    }
  });

  it('each gets its own files, one after the other in one tab', async () => {
    const { page } = await scene.tab(scene.url('/', 'one'));
    for (const [name, other] of [
      ['two', 'one'],
      ['one', 'two'],
    ] as const) {
      await scene.go(page, scene.url('/', name));
      await gotItsOwn(name);
      await scene.clear();
      await page.reload();
      await gotItsOwn(name);
      assert.deepEqual(await scene.reached(other), []);
      await scene.clear();
    }
  });

  it('each gets its own files on two hosts', async () => {
    const local = (name: string) => scene.url('/', name).replace('127.0.0.1', 'localhost');
    const first = await scene.tab(scene.url('/', 'one'));
    const second = await scene.tab(local('two'));
    await gotItsOwn('one', 'two');
    await scene.clear();
    await Promise.all([first.page.reload(), second.page.reload()]);
    await gotItsOwn('one', 'two');
    for (const { path, headers } of await scene.cluster.requests()) {
      const host = path.includes('/two:80/') ? 'localhost' : '127.0.0.1';
      assert.equal(headers['host']?.split(':')[0], host, path);
    }
  });

  it('a frame gets the files of the service that it sits in', async () => {
    await scene.tab(scene.url('/frames', 'two'));
    await gotItsOwn('two');
    assert.deepEqual(await scene.reached('one'), []);
  });
});
