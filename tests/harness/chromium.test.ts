import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from './browser.ts';
import { launchChromium as launch } from './chromium.ts';
import { waitFor } from './worker.ts';

const manifest = {
  manifest_version: 3,
  name: 'harness test',
  version: '1',
  permissions: ['declarativeNetRequest', 'tabs'],
  host_permissions: ['http://127.0.0.1/*'],
  background: { service_worker: 'background.js' },
};

const background = `
const mark = { header: 'x-harness', operation: 'set', value: 'seen' };
const rule = {
  id: 1,
  action: { type: 'modifyHeaders', requestHeaders: [mark] },
  condition: { resourceTypes: ['main_frame'] },
};
chrome.tabs.onUpdated.addListener(() => {});
chrome.tabs.onCreated.addListener(() => console.log('a new tab'));
// Late on purpose: launch() has to wait for the rule.
setTimeout(() => chrome.declarativeNetRequest.updateDynamicRules({ addRules: [rule] }), 400);
`;

const page = `<!doctype html><title>page</title><a href="/next">next</a>
<script>addEventListener('pageshow', (event) => { document.title += event.persisted ? ' restored' : ''; });</script>`;

describe('the browser that tests drive', () => {
  let extension: string;
  let server: Server;
  let origin: string;
  let seen: (string | undefined)[];

  before(async () => {
    extension = await mkdtemp(join(tmpdir(), 'harness-extension-'));
    await writeFile(join(extension, 'manifest.json'), JSON.stringify(manifest));
    await writeFile(join(extension, 'background.js'), background);
    server = createServer((request, response) => {
      seen.push(request.headers['x-harness'] as string | undefined);
      response.setHeader('content-type', 'text/html').end(page);
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(async () => {
    server.close();
    await rm(extension, { recursive: true });
  });

  async function using(options: object, use: (browser: Browser) => Promise<void>): Promise<void> {
    seen = [];
    const browser = await launch(options);
    try {
      await use(browser);
    } finally {
      await browser.close();
    }
  }

  it('has no extension unless asked for one', () =>
    using({}, async (browser) => {
      await (await browser.page()).goto(origin);
      assert.equal(seen[0], undefined);
      await assert.rejects(browser.serviceWorker(), /without an extension/);
    }));

  it('waits until the extension is ready', () =>
    using({ extension }, async (browser) => {
      await (await browser.page()).goto(origin);
      assert.equal(seen[0], 'seen');
      assert.match(browser.extensionId ?? '', /^[a-p]{32}$/);
    }));

  it('puts the service worker to sleep, and finds it again after it woke up', () =>
    using({ extension }, async (browser) => {
      const worker = await browser.serviceWorker();
      await worker.evaluate('globalThis.life = 1');
      await browser.stopServiceWorker();
      await (await browser.page()).goto(origin);
      const again = await browser.serviceWorker();
      assert.equal(await again.evaluate('typeof globalThis.life'), 'undefined');
    }));

  it('hears what the service worker says', () =>
    using({ extension }, async (browser) => {
      await browser.page();
      await waitFor('its word', async () => (await browser.logs()).includes('a new tab'));
    }));

  it('keeps the back-forward cache', () =>
    using({}, async (browser) => {
      const tab = await browser.page();
      await tab.goto(origin);
      await tab.getByText('next').click();
      await tab.waitForURL('**/next');
      await tab.goBack({ waitUntil: 'commit' });
      await tab.waitForFunction(() => document.title.includes('restored'), null, {
        timeout: 5000,
      });
    }));

  it('says what is missing when the folder holds no extension', async () => {
    await assert.rejects(launch({ extension: tmpdir() }), /no manifest\.json in/);
  });
});
