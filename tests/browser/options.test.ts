import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { know, openWith } from './find/finding.ts';
import { until } from './kit/index.ts';
import { findings } from './popup/axe.ts';
import { evaluate } from './popup/extension-page.ts';
import type { Language, Stage } from './popup/stage.ts';

const clusters = [
  { id: 'dev', origin: 'http://127.0.0.1:8001' },
  { id: 'prod', origin: 'https://192.0.2.1:6443' },
];

interface Watched {
  chrome: { permissions: { remove(what: { origins: string[] }): Promise<boolean> } };
  given: string[];
}

interface Kept {
  origin: string;
  base: string;
  name: string;
  namespaces: string[];
}

for (const language of ['en', 'ja'] satisfies Language[]) {
  describe(`accessibility of the settings (${language})`, () => {
    let stage: Stage;
    before(async () => {
      stage = await openWith(clusters, { language });
    });
    after(() => stage.close());

    it('is clean by axe in light and dark, and fits 320 pixels', async () => {
      const page = await stage.page();
      await page.goto(stage.address('options.html'));
      await page.getByRole('listitem').first().waitFor();
      assert.deepEqual(await findings(page), []);
      await page.setViewportSize({ width: 320, height: 600 });
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      assert.equal(over, 0);
      await page.close();
    });
  });
}

describe('the settings', () => {
  let stage: Stage;
  let page: Page;
  before(async () => {
    stage = await openWith([]);
    page = await stage.page();
    await page.goto(stage.address('options.html'));
  });
  beforeEach(async () => {
    await know(stage, clusters);
    await page.getByRole('listitem').nth(1).waitFor();
  });
  after(() => stage.close());

  const kept = async () => (await evaluate(stage.inside, 'readLocal', 'clusters')) as Kept[];
  const names = () =>
    page
      .getByLabel('Name', { exact: true })
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
  const shown = (wanted: string[]) =>
    until(`clusters ${wanted}`, names, (now) => now.join() === wanted.join());

  it('rename a cluster, and take its namespaces', async () => {
    await page.getByLabel('Name', { exact: true }).first().fill('development');
    await page
      .getByLabel(/Namespaces/)
      .first()
      .fill('a, b  c');
    await page.keyboard.press('Tab');
    await shown(['development', 'prod']);
    const isNamed = ([first]: Kept[]) => first?.namespaces.join() === 'a,b,c';
    await until('the namespaces', kept, isNamed);
  });

  it('move a cluster to another address, and keep what is no address', async () => {
    const address = page.getByLabel('Address', { exact: true }).first();
    await address.fill('nothing of the kind');
    await page.keyboard.press('Tab');
    await page.getByText('No address is in it.').first().waitFor();
    assert.equal(await address.inputValue(), 'nothing of the kind');
    await address.fill('localhost:8002/k8s/clusters/c-1');
    await page.keyboard.press('Tab');
    const isThere = ([first]: Kept[]) => first?.base === '/k8s/clusters/c-1';
    await until('the new address', kept, isThere);
    assert.equal((await kept())[0]?.origin, 'http://localhost:8002');
    await shown(['dev', 'prod']);
  });

  it('put clusters in order', async () => {
    await page.getByRole('button', { name: 'Move dev down' }).click();
    await shown(['prod', 'dev']);
    assert.ok(await page.getByRole('button', { name: 'Move dev down' }).isDisabled());
  });

  it('remove a cluster, and bring it back', async () => {
    await page.getByRole('button', { name: 'Remove dev' }).click();
    await shown(['prod']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await shown(['dev', 'prod']);
  });

  it('give the host back with its last cluster, and list hosts that have none', async () => {
    const origins = ['https://192.0.2.1:6443', 'https://192.0.2.2'];
    const hosts = origins.map((origin) => ({ origin, uiPaths: [] }));
    await evaluate(stage.inside, 'writeLocal', { key: 'hosts', value: hosts });
    // Permissions that nobody has given can't be given back: what matters is which are.
    await page.evaluate(() => {
      const { permissions } = (globalThis as unknown as Watched).chrome;
      (globalThis as unknown as Watched).given = [];
      permissions.remove = async ({ origins }) => {
        (globalThis as unknown as Watched).given.push(...origins);
        return true;
      };
    });
    const section = page.getByRole('region', { name: 'Other hosts' });
    await section.getByText('https://192.0.2.2', { exact: true }).waitFor();
    assert.equal(await section.getByRole('listitem').count(), 1);
    await page.getByRole('button', { name: 'Remove prod' }).click();
    await shown(['dev']);
    const left = () => evaluate(stage.inside, 'readLocal', 'hosts') as Promise<typeof hosts>;
    await until('the host is gone', left, (now) => now.length === 1);
    await section.getByRole('button', { name: 'Remove https://192.0.2.2' }).click();
    await until('no host is left', left, (now) => now.length === 0);
    await section.waitFor({ state: 'detached' });
    const given = () => page.evaluate(() => (globalThis as unknown as Watched).given);
    await until('both permissions are given back', given, (all) => all.length === 4);
    const of = (host: string) => [`https://${host}/*`, `wss://${host}/*`];
    assert.deepEqual(await given(), [...of('192.0.2.1'), ...of('192.0.2.2')]);
  });

  it('go out as a file and come back after everything was erased', async () => {
    const exports = page.getByRole('button', { name: 'Export the settings' });
    const { text } = await stage.download(() => exports.click());
    await evaluate(stage.inside, 'write', { key: 'draft:query', value: 'graf' });
    await page.getByRole('button', { name: 'Erase it all' }).click();
    await page.getByRole('button', { name: 'Yes, erase everything' }).click();
    await page.getByText('No cluster has been added yet').waitFor();
    const draft = () => evaluate(stage.inside, 'read', 'draft:query');
    await until('the end of what was typed', draft, (left) => left === null);
    const take = (text: string) =>
      page.getByLabel('Import settings from a file').setInputFiles({
        name: 'settings.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
    for (const bad of ['{', '{}', '{"porthole":1,"clusters":[{"id":1}]}']) {
      await take(bad);
      await page.getByText('Nothing was changed').waitFor();
    }
    assert.equal(await kept(), null);
    await take(text);
    await shown(['dev', 'prod']);
  });
});
