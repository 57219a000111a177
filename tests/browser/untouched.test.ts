import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Scene } from './kit/index.ts';

/** Names of what a page finds that a browser without Porthole doesn't have, and built-ins that aren't native. */
function traces(): string[] {
  const suspects = [
    ['fetch', fetch],
    ['WebSocket', WebSocket],
    ['XMLHttpRequest.open', XMLHttpRequest.prototype.open],
    ['history.pushState', History.prototype.pushState],
    ['open', window.open],
    ['Worker', Worker],
  ] as const;
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const fresh = Reflect.ownKeys(frame.contentWindow as Window);
  const known = new Set<unknown>([...fresh, 'seen', '0']);
  const patched = suspects.filter(
    ([, it]) => !Function.prototype.toString.call(it).includes('[native code]'),
  );
  const added = Reflect.ownKeys(window)
    .filter((key) => !known.has(key))
    .map(String)
    // What drives Firefox leaves a trace of its own.
    .filter((key) => !key.startsWith('__pw'));
  const mine = /porthole/i.test(document.documentElement.outerHTML + document.cookie);
  const stored = [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage));
  frame.remove();
  return [...added, ...patched.map(([name]) => name), ...(mine ? ['porthole'] : []), ...stored];
}

describe('what Porthole has no business with', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: { '*': '<!doctype html><title>app</title><body>' } });
  });
  after(() => scene.close());

  const wrapped = (page: Page) =>
    page.evaluate(
      () =>
        Object.hasOwn(WebSocket.prototype, 'constructor') &&
        String(
          Object.getOwnPropertyDescriptor(WebSocket.prototype, 'constructor')?.value === WebSocket,
        ),
    );

  it('a plain page of the same host on another port: no rule, no hook, no trace', async () => {
    await scene.tab(scene.url());
    const plain = await scene.tab(scene.elsewhere('/page').replace('localhost', '127.0.0.1'));
    assert.deepEqual(await plain.page.evaluate(traces), []);
    const url = new URL(plain.page.url());
    assert.equal(url.pathname, '/page');
    const rules = await scene.inside.rules();
    assert.ok(rules.every(({ condition }) => !condition.tabIds?.includes(plain.id)));
    assert.equal(await scene.record(plain), null);
    assert.ok(await wrapped(plain.page));
  });

  it("a page of the API server's own: no rule, no trace", async () => {
    const tab = await scene.tab(`${scene.cluster.origin}/version`);
    assert.deepEqual(await tab.page.evaluate(traces), []);
    assert.equal(await scene.record(tab), null);
  });

  it('a typed URL of the host in a new tab goes where it says, while a mount is open elsewhere', async () => {
    await scene.tab(scene.url());
    await scene.clear();
    await scene.tab(`${scene.cluster.origin}/anything?x`);
    const first = (await scene.cluster.requests()).find(({ path }) => path.endsWith('/anything?x'));
    assert.equal(first?.mount, null);
    // The API server has nothing there: what it may have been meant for is another matter.
    assert.deepEqual(await scene.escapes(), ['GET /anything?x']);
  });

  it('a proxied page finds no name, no attribute and no storage of ours', async () => {
    const { page } = await scene.tab(scene.url());
    assert.deepEqual(await page.evaluate(traces), []);
  });
});
