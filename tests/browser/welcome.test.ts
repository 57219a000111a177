import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Browser, launch, welcomePage } from '../harness/index.ts';
import { builtExtension } from './kit/index.ts';
import { json, Lists } from './kit/lists.ts';
import { findings } from './popup/axe.ts';

/** An address at which nobody listens until somebody does, as with `kubectl proxy`. */
async function later(): Promise<{ origin: string; start: () => Promise<Server> }> {
  const port = await new Promise<number>((free) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => free(port));
    });
  });
  const start = async () => {
    const lists = createServer((request, response) => {
      if (request.url === '/version') json(response, 200, { gitVersion: 'v1.99.1' });
      else json(response, 404, { kind: 'Status', apiVersion: 'v1', code: 404, message: '' });
    });
    await new Promise<void>((listening) => lists.listen(port, '127.0.0.1', listening));
    return lists;
  };
  return { origin: `http://127.0.0.1:${port}`, start };
}

describe('the first minute', () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await launch({ extension: builtExtension, welcome: true });
    page = await welcomePage(browser.context);
    await page.getByRole('heading', { name: 'Welcome to Porthole' }).waitFor();
  });
  after(() => browser.close());

  it('begins on a page that is clean by axe, and fits 320 pixels', async () => {
    assert.deepEqual(await findings(page), []);
    await page.setViewportSize({ width: 320, height: 600 });
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    assert.equal(scrollWidth, clientWidth);
  });

  it('finds kubectl proxy when the user comes back from the terminal', async () => {
    const { origin, start } = await later();
    await page.getByLabel('Address of kubectl proxy').fill(origin);
    await page.keyboard.press('Tab');
    await page.getByText('Run kubectl proxy in a terminal, and leave it running.').waitFor();
    const server = await start();
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.getByText('It works.').waitFor();
    await page.getByRole('button', { name: 'Show what runs there' }).waitFor();
    server.closeAllConnections();
    server.close();
  });

  it('ends at the list of what runs in the cluster', async () => {
    const lists = await Lists.open(60);
    await page.getByLabel('Address of kubectl proxy').fill(lists.origin);
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Show what runs there' }).click();
    await page.getByText('60 in all clusters').waitFor();
    await lists.close();
  });
});
