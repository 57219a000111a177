/** Another extension, which may do everything on every host, gets nothing out of Porthole by asking it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Browser } from 'wxt/browser';
import { builtExtension, Scene, type Tab, until } from '../browser/kit/index.ts';

declare const chrome: typeof Browser;

const TOKEN = 'marked-other-7d1b';
const manifest = {
  manifest_version: 3,
  name: 'Another',
  version: '1',
  permissions: ['webRequest'],
  host_permissions: ['<all_urls>'],
};

/** What Chromium calls an extension that it loads from a folder. */
function idOf(folder: string): string {
  const letters = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...letters].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

describe('another extension', () => {
  let folder: string;
  let scene: Scene;
  let other: Page;
  let tab: Tab;
  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'another-')));
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
    await writeFile(join(folder, 'page.html'), '<!doctype html><title>another</title>');
    const both = `${builtExtension},${folder}`;
    const args = [`--load-extension=${both}`, `--disable-extensions-except=${both}`];
    const options = { args, tls: true, tokens: { [TOKEN]: 'jane' }, anonymous: false };
    scene = await Scene.open({ web: { '*': '<!doctype html><title>app</title>' } }, options);
    await scene.inside.signIn(scene.cluster.origin, TOKEN);
    tab = await scene.tab(scene.url('/'));
    await scene.recordUntil(tab, 'it has entered', (it) => it?.entered === true);
    other = await scene.browser.page();
    await other.goto(`chrome-extension://${idOf(folder)}/page.html`);
  });
  after(async () => {
    await scene?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What came back, or why nothing did. */
  const send = (message: object) =>
    other.evaluate(([to, message]) => chrome.runtime.sendMessage(to, message).catch(String), [
      scene.browser.extensionId ?? '',
      message,
    ] as const);

  /** What a message could be after; how many files were repaired goes on being counted. */
  async function state(): Promise<unknown> {
    const record = await scene.record(tab);
    return [record?.mount, record?.choice, record?.mode, await scene.inside.rules()];
  }

  it('is not heard', async () => {
    const before = await state();
    const messages = [
      { type: 'choose', tab: tab.id, choice: 'off' },
      { type: 'add-host', origin: 'https://evil.test', tab: tab.id },
      { type: 'after-cookies', url: scene.url('/') },
    ];
    for (const message of messages) {
      assert.match(String(await send(message)), /Receiving end does not exist/, message.type);
    }
    assert.deepEqual(await state(), before);
  });

  it('can not connect', async () => {
    const why = await other.evaluate(
      (to) =>
        new Promise((done) => {
          const port = chrome.runtime.connect(to);
          port.onMessage.addListener(done);
          port.onDisconnect.addListener(() => done(chrome.runtime.lastError?.message));
          port.postMessage({ type: 'finder' });
        }),
      scene.browser.extensionId ?? '',
    );
    assert.match(String(why), /Receiving end does not exist/);
  });

  it('that may watch the host sees what the browser sends there: no extension can prevent that', async () => {
    await other.evaluate((host) => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      chrome.webRequest.onSendHeaders.addListener(
        ({ requestHeaders = [] }) => {
          for (const { name, value } of requestHeaders) seen.push(`${name}: ${value}`);
        },
        { urls: [`${host}/*`] },
        ['requestHeaders', 'extraHeaders'],
      );
    }, scene.cluster.origin);
    await tab.page.reload();
    const seen = () => other.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    await until('it sees the token', seen, (headers) => headers.join().includes(TOKEN));
  });
});
