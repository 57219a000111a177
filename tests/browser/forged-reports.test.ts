import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Scene, type Tab } from './kit/index.ts';

/** What no honest page would say of itself; every one ends with nothing believed. */
const nonsense = [
  'not JSON',
  'null',
  '[]',
  '7',
  '"text"',
  '{"mode":"off","reason":"pinned"}',
  '{"mode":"prefix","reason":"pinned"}',
  '{"mode":{"toString":1},"reason":[]}',
  '{"mode":"root","reason":"shows-script"}',
  '{"counts":null}',
  '{"counts":"fetch"}',
  '{"counts":{"fetch":-1,"xhr":"many","<img>":1,"__proto__":5,"constructor":5}}',
  '{"counts":{"fetch":{"valueOf":null}}}',
  '{"mount":"http://127.0.0.1:1/","prefix":"/elsewhere","type":"choose","choice":"off","counts":{}}',
];

describe('a page that forges reports', () => {
  let scene: Scene;
  let tab: Tab;
  const errors: string[] = [];
  before(async () => {
    scene = await Scene.open({ web: { '*': '<!doctype html><title>app</title>' } });
    const worker = await scene.browser.serviceWorker();
    await worker.evaluate(`(() => {
      globalThis.uncaught = [];
      addEventListener('error', ({ message }) => uncaught.push(message));
      addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));
    })()`);
    worker.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    tab = await scene.tab(scene.url());
    await scene.recordUntil(tab, 'the tab has entered', (record) => record?.entered === true);
  });
  after(() => scene.close());

  /** All that a page says, one report an event; then an honest one, which tells that all were heard. */
  async function say(details: readonly string[], count: number): Promise<void> {
    const before = (await scene.record(tab))?.repairs['form'] ?? 0;
    await tab.page.evaluate(
      ([all, last]) => {
        for (const detail of all) dispatchEvent(new CustomEvent('porthole-report', { detail }));
        dispatchEvent(new CustomEvent('porthole-report', { detail: last }));
      },
      [details, `{"counts":{"form":${count}}}`] as const,
    );
    const heard = `${before + count} forms`;
    await scene.recordUntil(tab, heard, (it) => it?.repairs['form'] === before + count);
  }

  async function state(): Promise<unknown> {
    const { repairs: _, ...record } = (await scene.record(tab)) ?? {};
    return { record, rules: await scene.inside.rules(), scripts: await scene.inside.scripts() };
  }

  async function nothingWasThrown(): Promise<void> {
    const worker = await scene.browser.serviceWorker();
    assert.deepEqual(await worker.evaluate('uncaught'), []);
    assert.deepEqual(errors, []);
  }

  it('changes nothing by nonsense', async () => {
    const before = await state();
    await say(nonsense, 1);
    assert.deepEqual(await state(), before);
    const { image: _icon, ...believed } = (await scene.record(tab))?.repairs ?? {};
    assert.deepEqual(believed, { form: 1 });
    await nothingWasThrown();
  });

  it('is heard neither in huge reports nor in what is no text', async () => {
    const before = await state();
    await tab.page.evaluate(`(() => {
      const detail = { counts: { fetch: 1 }, toString: () => '{"counts":{"fetch":1}}' };
      dispatchEvent(new CustomEvent('porthole-report', { detail }));
    })()`);
    await say([`{"counts":{"fetch":1},"x":"${'x'.repeat(9000)}"}`], 1);
    assert.equal((await scene.record(tab))?.repairs['fetch'], undefined);
    assert.deepEqual(await state(), before);
    await nothingWasThrown();
  });

  it('is believed no more than a report can hold', async () => {
    await say(['{"counts":{"xhr":1e300}}'], 1);
    assert.equal((await scene.record(tab))?.repairs['xhr'], 10_000);
  });

  it('gains nothing by sending 10,000 of them', async () => {
    const before = await state();
    await say(new Array(10_000).fill('{"mode":"off","reason":"pinned","counts":{"worker":1}}'), 1);
    assert.equal((await scene.record(tab))?.repairs['worker'], 10_000);
    assert.deepEqual(await state(), before);
    await nothingWasThrown();
  });

  it('reaches at most what typed URLs of its own tab mean, by claiming prefix mode', async () => {
    const other = await scene.tab(scene.url('/other'));
    const rules = await rulesOfOthers();
    await say(['{"mode":"prefix","reason":"shows-script"}'], 1);
    const claimed = await scene.recordUntil(tab, 'it is shown', (it) => it?.mode === 'prefix');
    assert.equal(claimed?.mount, scene.url());
    assert.deepEqual(await rulesOfOthers(), rules);
    assert.equal((await scene.record(other))?.mode, 'root');
    await scene.clear();
    await tab.page.evaluate("fetch('/file')");
    assert.deepEqual(await scene.escapes(), []);
  });

  async function rulesOfOthers(): Promise<unknown> {
    const rules = await scene.inside.rules();
    return rules.filter(({ condition }) => condition.tabIds?.[0] !== tab.id);
  }
});
