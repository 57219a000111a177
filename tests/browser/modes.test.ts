import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Scene, type Tab, until } from './kit/index.ts';

/** With an icon of its own: where Porthole is off, the browser asks the host for one when it likes. */
const page =
  '<!doctype html><title>app</title><link rel="icon" href="data:,"><a id="made">made</a>';

describe('the mode that a user chooses', () => {
  let scene: Scene;
  let tab: Tab;
  before(async () => {
    scene = await Scene.open({ web: { '*': page } });
  });
  after(() => scene.close());
  beforeEach(async () => {
    await tab?.page.close();
    tab = await scene.tab(scene.url('/deep?q=1#part'));
  });

  const url = () => tab.page.evaluate("new WebSocket('/live').url");

  it('prefix: shows the real URL, also after a reload and in a new tab', async () => {
    await scene.pin(tab, 'prefix');
    assert.equal(tab.page.url(), scene.url('/deep?q=1#part'));
    await tab.page.reload();
    assert.equal(tab.page.url(), scene.url('/deep?q=1#part'));
    const other = await scene.tab(scene.url('/other'));
    assert.equal(other.page.url(), scene.url('/other'));
    const record = await scene.record(other);
    assert.deepEqual(
      [record?.choice, record?.mode, record?.reason],
      ['prefix', 'prefix', 'pinned'],
    );
    await other.page.close();
  });

  it('root: shows its own root again', async () => {
    await scene.pin(tab, 'root');
    assert.equal(tab.page.url(), `${scene.cluster.origin}/deep?q=1#part`);
    const record = await scene.record(tab);
    assert.deepEqual([record?.choice, record?.mode, record?.reason], ['root', 'root', 'pinned']);
  });

  it('off: takes the hooks away without a reload, and shows the real URL', async () => {
    await tab.page.evaluate('window.kept = true');
    assert.ok(String(await url()).includes('/live'));
    await scene.inside.choose(tab.id, 'off');
    const shown = async () => tab.page.url();
    await until('the real URL is shown', shown, (it) => it === scene.url('/deep?q=1#part'));
    assert.equal(await tab.page.evaluate('window.kept'), true);
    const native = await tab.page.evaluate(`(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return new Request('/x').url;
    })()`);
    assert.equal(native, `${scene.cluster.origin}/x`);
    await scene.clear();
    await tab.page.evaluate("fetch('/escaped').catch(() => {})");
    assert.deepEqual(await scene.escapes(), ['GET /escaped']);
  });

  it('off: a new page of the service is left alone', async () => {
    const fresh = await scene.tab(scene.url('/fresh'));
    assert.equal(fresh.page.url(), scene.url('/fresh'));
    const made = await fresh.page.evaluate("new Request('/x').url");
    assert.equal(made, `${scene.cluster.origin}/x`);
    await fresh.page.close();
  });
});
