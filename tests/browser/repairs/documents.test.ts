import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inBothModes, type Pages, until } from '../kit/index.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
const read = `window.found = {
  src: document.currentScript.getAttribute('src'),
  property: new URL(document.currentScript.src).pathname,
  link: document.querySelector('a').getAttribute('href'),
  linkProperty: document.querySelector('a').pathname,
  action: document.querySelector('form').getAttribute('action'),
  style: document.querySelector('link').getAttribute('href'),
  base: new URL(document.baseURI).pathname,
};`;
/** An encoding, since without one Firefox asks for style sheets again. */
const body = `<link rel="stylesheet" href="/style.css"><a href="/there">there</a>
<form action="/send"></form><img src="/image.svg"><script src="/read.js"></script>`;
const pages: Pages = {
  '/': `<!doctype html><meta charset="utf-8"><title>app</title>${body}`,
  '/based': `<!doctype html><meta charset="utf-8"><title>app</title><base href="/sub/">${body}<img src="deep.svg">`,
  '/read.js': read,
  '/style.css': '',
  '/image.svg': svg,
  '/sub/deep.svg': svg,
  '/there': '<!doctype html><title>there</title>',
};

inBothModes('a document', pages, ({ mode, open, seen, reached, real }) => {
  it(`reads as ${mode === 'root' ? "the app's" : 'the API'} server wrote it`, async () => {
    const page = await open('/');
    const found = await until('read', () => page.evaluate('window.found'), Boolean);
    assert.deepEqual(found, {
      src: seen('/read.js'),
      property: seen('/read.js'),
      link: seen('/there'),
      linkProperty: seen('/there'),
      action: seen('/send'),
      style: seen('/style.css'),
      base: seen('/'),
    });
  });

  it('has the base of its own server', async () => {
    const page = await open('/based');
    const base = await page.evaluate('new URL(document.baseURI).pathname');
    assert.equal(base, seen('/sub/'));
  });

  it('asks for each image, style and script once', async () => {
    const page = await open('/');
    await page.waitForLoadState();
    await page.evaluate('performance.mark("x")');
    const fresh = await open('/?once');
    await fresh.waitForLoadState();
    const names = (await fresh.evaluate(
      "performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)",
    )) as string[];
    // The icon is the browser's own request: Firefox shows it here, with the one before its redirect.
    const asked = names.filter((name) => !name.endsWith('/favicon.ico')).sort();
    assert.deepEqual(asked, [real('/image.svg'), real('/read.js'), real('/style.css')]);
  });

  it('leads to the service by a click on its links', async () => {
    const page = await open('/');
    await page.click('a');
    await until(
      'it is shown',
      () => page.title().catch(() => ''),
      (title) => title === 'there',
    );
    assert.deepEqual(await reached(), ['GET /there']);
  });

  describe('written by a script', () => {
    it('loads what it names, from the service', async () => {
      const page = await open('/');
      await page.evaluate(`new Promise((done) => {
        const script = document.createElement('script');
        script.src = '/read.js?again';
        script.onload = done;
        document.head.append(script);
      })`);
      const [last] = (await reached()).slice(-1);
      assert.equal(last, 'GET /read.js?again');
    });
  });
});
