import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Pages, Scene, type Tab, until } from './kit/index.ts';

const TOKEN = 'marked-token';

/** Goes on asking for a picture in a way that the page layer doesn't see. */
const service: Pages = {
  '/ask.js': `setInterval(() => {
    Object.assign(new Image(), { srcset: '/late.svg?' + Math.random() });
  }, 100);`,
  '*': '<!doctype html><title>app</title><p>Hello<script src="/ask.js"></script>',
};

describe('a host whose permission the user takes back in the browser', () => {
  let scene: Scene;
  let tab: Tab;
  let popup: Page;
  before(async () => {
    scene = await Scene.open({ web: service }, { tokens: { [TOKEN]: 'jane' } });
    await scene.inside.write('choices', { [scene.url()]: 'root' });
    await scene.inside.signIn(scene.cluster.origin, TOKEN);
    tab = await scene.tab(scene.url('/deep'));
    await arrives('GET /late.svg');
    popup = await scene.popup(tab);
    await popup.getByRole('heading', { name: 'web' }).waitFor();
    await until('the badge tells', badge, (text) => text !== '');
    await scene.browser.allowHosts(false);
  });
  after(() => scene.close());

  const badge = () => scene.inside.badge(tab.id);

  async function arrives(request: string): Promise<void> {
    const has = (reached: string[]) => reached.some((each) => each.startsWith(request));
    await until(`${request} arrives`, () => scene.reached(), has);
  }

  it('is a stranger, to the popup and on the button', async () => {
    const { host } = new URL(scene.cluster.origin);
    await popup.getByRole('button', { name: `Use Porthole on ${host}` }).waitFor();
    await until('the badge is empty', badge, (text) => text === '');
  });

  it('is left alone, with no sign-in', async () => {
    await until(
      'what nobody repairs is lost',
      () => scene.escapes(),
      ({ length }) => length > 0,
    );
    await scene.clear();
    const other = await scene.tab();
    await other.page.goto(scene.url('/other'));
    assert.equal(other.page.url(), scene.url('/other'));
    await other.page.close();
    const asked = await scene.cluster.requests();
    assert.ok(asked.length > 0);
    assert.deepEqual(
      asked.filter(({ headers }) => headers['authorization'] !== undefined),
      [],
    );
  });

  describe('and gives again', () => {
    before(async () => {
      await scene.browser.allowHosts(true);
      await popup.getByRole('heading', { name: 'web' }).waitFor();
      const scripts = () => scene.inside.scripts();
      await until('its pages get their scripts', scripts, (ids) => ids.includes('relay'));
      await scene.clear();
    });

    it('goes on where it was, signed in', async () => {
      await arrives('GET /late.svg');
      await scene.clear();
      await arrives('GET /late.svg');
      assert.deepEqual(await scene.escapes(), []);
      const pictures = (await scene.cluster.requests()).filter(({ user }) => user === 'jane');
      assert.ok(pictures.length > 0, 'signed in');
      await until('the badge tells', badge, (text) => text !== '');
    });

    it('is entered as before', async () => {
      await scene.inside.reload(tab.id);
      await arrives('GET /deep');
      assert.deepEqual(await scene.escapes(), []);
      const other = await scene.tab(scene.url('/other'));
      assert.equal(other.page.url(), `${scene.cluster.origin}/other`);
      await other.page.close();
    });

    it('lost nothing that was chosen', async () => {
      assert.deepEqual(await scene.inside.local('choices'), { [scene.url()]: 'root' });
      assert.equal(await scene.inside.local('hosts'), null);
    });
  });
});
