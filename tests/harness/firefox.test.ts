import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from './browser.ts';
import { launchFirefox } from './firefox/firefox.ts';

const manifest = {
  manifest_version: 3,
  name: 'harness test',
  version: '1',
  permissions: ['webRequest', 'webRequestBlocking', 'tabs'],
  host_permissions: ['http://127.0.0.1/*'],
  background: { scripts: ['background.js'] },
  browser_specific_settings: { gecko: { id: 'harness@porthole.invalid' } },
};

const background = `
console.log('said', { to: 'nobody' });
const mark = ({ requestHeaders }) => ({ requestHeaders: [...requestHeaders, { name: 'x-harness', value: 'seen' }] });
const filter = { urls: ['http://127.0.0.1/*'], types: ['main_frame'] };
browser.webRequest.onBeforeSendHeaders.addListener(mark, filter, ['blocking', 'requestHeaders']);
browser.runtime.onMessage.addListener((message, sender, respond) => respond(globalThis.life ??= message));
`;

const page = `<!doctype html><title>page</title><a href="/next">next</a>
<script>addEventListener('pageshow', (event) => { document.title += event.persisted ? ' restored' : ''; });</script>`;

/** Runs in a page. */
function give(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text]));
  link.download = 'given.txt';
  link.click();
}

describe('the Firefox that tests drive', () => {
  let extension: string;
  let server: Server;
  let origin: string;
  let browser: Browser;
  const seen: (string | undefined)[] = [];

  before(async () => {
    extension = await mkdtemp(join(tmpdir(), 'harness-extension-'));
    await writeFile(join(extension, 'manifest.json'), JSON.stringify(manifest));
    await writeFile(join(extension, 'background.js'), background);
    await writeFile(join(extension, 'entry.html'), '<!doctype html><title>own</title>');
    server = createServer((request, response) => {
      seen.push(request.headers['x-harness'] as string | undefined);
      response.setHeader('content-type', 'text/html').end(page);
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchFirefox({ extension });
  });
  after(async () => {
    await browser?.close();
    server.close();
    await rm(extension, { recursive: true });
  });

  it('has the extension, ready from the start', async () => {
    await (await browser.page()).goto(origin);
    assert.equal(seen[0], 'seen');
  });

  it('loads the pages of the extension, and asks in them', async () => {
    const own = await browser.page();
    await own.goto(browser.own('entry.html'));
    assert.equal(await own.title(), 'own');
    assert.equal(await own.evaluate('browser.runtime.getManifest().name'), 'harness test');
  });

  it('puts the event page to sleep', async () => {
    const own = await browser.serviceWorker();
    const ask = (word: string) => own.evaluate(`browser.runtime.sendMessage('${word}')`);
    assert.deepEqual([await ask('first'), await ask('second')], ['first', 'first']);
    await browser.stopServiceWorker();
    assert.equal(await ask('third'), 'third');
  });

  it('hears what the background says', async () => {
    assert.ok((await browser.logs()).some((each) => each.includes('{"to":"nobody"}')));
  });

  it('has the files that a page of the extension gives out, by their names', async () => {
    const own = await browser.page();
    await own.goto(browser.own('entry.html'));
    for (const text of ['first', 'second']) {
      const given = await browser.download(() => own.evaluate(give, text));
      assert.deepEqual(given, { name: 'given.txt', text });
    }
  });

  it('fills a field as somebody who types would, also in a frame', async () => {
    const tab = await browser.page();
    const field = `<input oninput='this.title = event.isTrusted + " " + this.value'>`;
    const html = `${field}<iframe srcdoc="${field.replaceAll('"', '&quot;')}"></iframe>`;
    await tab.goto(`data:text/html,${encodeURIComponent(html)}`);
    for (const input of [tab.locator('input'), tab.frameLocator('iframe').locator('input')]) {
      await input.fill('Ada');
      assert.equal(await input.getAttribute('title'), 'true Ada');
    }
  });

  it('keeps the back-forward cache, and follows the tab out of it', async () => {
    const tab = await browser.page();
    await tab.goto(origin);
    await tab.getByText('next').click();
    await tab.waitForURL('**/next');
    await tab.goBack();
    assert.equal(new URL(tab.url()).pathname, '/');
    assert.equal(await tab.title(), 'page restored');
  });

  it('begins with nothing of what another has kept', async () => {
    const keep = `localStorage.kept ??= document.cookie = 'kept=1; max-age=600'`;
    const kept = '[localStorage.length, document.cookie]';
    const tab = await browser.page();
    await tab.goto(origin);
    await tab.evaluate(keep);
    assert.deepEqual(await tab.evaluate(kept), [1, 'kept=1']);
    await browser.close();
    browser = await launchFirefox({ extension });
    const other = await browser.page();
    await other.goto(origin);
    assert.deepEqual(await other.evaluate(kept), [0, '']);
  });
});
