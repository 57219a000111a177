import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { launch } from '../harness/index.ts';
import { Scene } from './kit/index.ts';

/** Answers in brotli whoever takes it, as many servers do. */
const inBrotli = (html: string) => (request: IncomingMessage) =>
  /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
    ? { body: brotliCompressSync(html), headers: { 'content-encoding': 'br' } }
    : html;

const app = {
  '/': inBrotli('<!doctype html><title>app</title><p>hello</p>'),
  '/part': inBrotli('<p>part</p>'),
  '/frame': '<!doctype html><iframe src="/part"></iframe>',
};

describe('HTML that a service serves in brotli', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: app });
  });
  after(() => scene.close());

  it('is lost without Porthole', async () => {
    const browser = await launch();
    try {
      const page = await browser.page();
      await page.goto(scene.url()).catch(() => {});
      // The browser's own error page has paragraphs too.
      assert.equal(await page.getByText('hello', { exact: true }).count(), 0);
    } finally {
      await browser.close();
    }
  });

  it('is shown as a document', async () => {
    const { page } = await scene.tab(scene.url());
    assert.equal(await page.locator('p').innerText(), 'hello');
  });

  it('is shown in a frame', async () => {
    const { page } = await scene.tab(scene.url('/frame'));
    assert.equal(await page.frameLocator('iframe').locator('p').innerText(), 'part');
  });

  it('arrives as a fragment, by fetch and by XMLHttpRequest', async () => {
    const { page } = await scene.tab(scene.url());
    const fetched = await page.evaluate("fetch('/part').then((it) => it.text())");
    assert.equal(fetched, '<p>part</p>');
    const asked = await page.evaluate(`(() => {
      const request = new XMLHttpRequest();
      request.open('GET', '/part', false);
      request.send();
      return request.responseText;
    })()`);
    assert.equal(asked, '<p>part</p>');
  });
});
