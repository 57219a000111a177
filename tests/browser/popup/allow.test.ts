import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { builtExtension } from '../kit/index.ts';
import { permitted } from '../kit/permitted.ts';
import { findings } from './axe.ts';
import { evaluate } from './extension-page.ts';
import { Stage } from './stage.ts';

const HOST = 'cluster.test';

interface Permissions {
  permissions: { request(what: object): Promise<boolean> };
}

describe('a proxied page of a host that is not allowed yet', () => {
  let extension: string;
  let stage: Stage;
  let popup: Page;
  let origin: string;

  before(async () => {
    extension = await permitted(builtExtension, `http://${HOST}/*`);
    stage = await Stage.open({ extension, hosts: [HOST] });
    origin = stage.origin.replace('127.0.0.1', HOST);
  });
  after(async () => {
    await stage.close();
    await rm(extension, { recursive: true });
  });

  beforeEach(async () => {
    await popup?.close();
    await stage.subject.goto(`${origin}/api/v1/namespaces/default/services/web/proxy/`);
    popup = await stage.popup();
  });

  const button = () =>
    popup.getByRole('button', { name: `Use Porthole on ${new URL(origin).host}` });

  it('says so, and why the browser will ask', async () => {
    await button().waitFor();
    await popup.getByText('Your browser will ask').waitFor();
    assert.deepEqual(await findings(popup), []);
  });

  it('changes nothing when the permission is refused', async () => {
    await popup.evaluate(() => {
      const { chrome } = globalThis as unknown as { chrome: Permissions };
      chrome.permissions.request = () => Promise.resolve(false);
    });
    await button().click();
    await popup.getByText("The permission wasn't given").waitFor();
    assert.equal(await evaluate(stage.inside, 'readLocal', 'hosts'), null);
  });

  it('works on the page once it is given', async () => {
    await button().click();
    await popup.getByRole('heading', { name: 'web' }).waitFor();
    const hosts = await evaluate(stage.inside, 'readLocal', 'hosts');
    assert.deepEqual(hosts, [{ origin, uiPaths: [] }]);
  });
});
