import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Pages, Scene, until } from '../kit/index.ts';

const pages: Pages = {
  '/': `<!doctype html><title>app</title><body>app<script>
    localStorage.setItem('first', 'script');
    window.heard = [];
    addEventListener('storage', ({ key, newValue, storageArea }) =>
      key !== 'first' && heard.push([key, newValue, storageArea === localStorage]));
  </script>`,
};

/** As an app finds its storage at a root of its own; `this` is the storage in all of them. */
const FAITHFUL: Readonly<Record<string, [does: string, tells: unknown]>> = {
  'an item, by method and as a property': [
    `s.setItem('a', 1); return [s.getItem('a'), s.a, s['a']]`,
    ['1', '1', '1'],
  ],
  'a property that is written, and one that is deleted': [
    `s.a = { toString: () => 'x' }; s.b = 2; delete s.b; return [s.getItem('a'), 'b' in s, s.b]`,
    ['x', false, null],
  ],
  'what is absent': [
    `return [s.getItem('no'), s.no, 'no' in s, s.key(7)]`,
    [null, null, false, null],
  ],
  'its keys': [
    `s.a = 1; s.b = 2; return [s.length, Object.keys(s).sort(), { ...s }, s.key(0) in s, JSON.stringify(s).length]`,
    [2, ['a', 'b'], { a: '1', b: '2' }, true, 17],
  ],
  'all of them removed': [`s.a = 1; s.clear(); return [s.length, Object.keys(s)]`, [0, []]],
  'names of its own methods as items': [
    `s.setItem('length', 'x'); s.setItem('getItem', 'y'); return [s.length, s.getItem('length'), typeof s.getItem]`,
    [2, 'x', 'function'],
  ],
  'what it is': [
    `return [s instanceof Storage, String(s), s === window[name], Storage.prototype.getItem.call(s, 'x'), s.getItem.name]`,
    [true, '[object Storage]', true, null, 'getItem'],
  ],
  'a method without what it needs': [
    `try { s.getItem() } catch (error) { return error.name }`,
    'TypeError',
  ],
  'a definition': [
    `Object.defineProperty(s, 'a', { value: 1 }); return Object.getOwnPropertyDescriptor(s, 'a')`,
    { value: '1', writable: true, enumerable: true, configurable: true },
  ],
  'an event that it makes itself': [
    `const event = new StorageEvent('storage', { key: 'k', storageArea: s }); return [event.key, event.storageArea === s]`,
    ['k', true],
  ],
};

describe('storage that services of a host share', () => {
  let scene: Scene;
  let one: Page;
  let two: Page;
  before(async () => {
    scene = await Scene.open({ one: pages, two: pages });
    one = (await scene.tab(scene.url('/', 'one'))).page;
    two = (await scene.tab(scene.url('/', 'two'))).page;
  });
  after(() => scene.close());
  beforeEach(() => Promise.all([one, two].map((page) => page.evaluate('localStorage.clear()'))));

  const run = (page: Page, name: string, does: string) =>
    page.evaluate(`((s, name) => { s.clear(); ${does} })(window.${name}, '${name}')`);

  for (const name of ['localStorage', 'sessionStorage']) {
    for (const [what, [does, tells]] of Object.entries(FAITHFUL)) {
      it(`${name} shows ${what} as ever`, async () => {
        const told = await run(one, name, does);
        // What is `undefined` comes over as null within a list.
        assert.deepEqual(JSON.parse(JSON.stringify(told)), tells);
        const elsewhere = await two.evaluate(`Object.keys(${name})`);
        assert.deepEqual(elsewhere, []);
      });
    }
  }

  it('hears of what another tab of the same service changes, and of no other service', async () => {
    const { page } = await scene.tab(scene.url('/', 'one'));
    await Promise.all([one, two].map((each) => each.evaluate('heard.length = 0')));
    await page.evaluate("localStorage.setItem('theme', 'dark')");
    const heard = () => one.evaluate('heard');
    await until('the event', heard, (events) => (events as unknown[]).length > 0);
    assert.deepEqual(await heard(), [['theme', 'dark', true]]);
    await two.evaluate("localStorage.setItem('theme', 'light')");
    assert.equal(await page.evaluate("localStorage.getItem('theme')"), 'dark');
    await page.evaluate("localStorage.setItem('last', 1)");
    await until('the last', heard, (events) => (events as unknown[]).length > 1);
    assert.deepEqual(await heard(), [
      ['theme', 'dark', true],
      ['last', '1', true],
    ]);
    assert.deepEqual(await two.evaluate('heard'), []);
    await page.close();
  });

  it("is there for the page's first script, and outlives a reload", async () => {
    await one.reload();
    assert.equal(await one.evaluate("localStorage.getItem('first')"), 'script');
    assert.equal(await two.evaluate("localStorage.getItem('first')"), null);
  });
});
