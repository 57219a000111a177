import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { inBothModes, until } from '../kit/index.ts';

const worker = `
oninstall = (event) => {
  skipWaiting();
  event.waitUntil(caches.open(registration.scope).then((cache) => cache.addAll(['/data.json', './near.json'])));
};
onactivate = (event) => event.waitUntil(clients.claim());
onfetch = (event) => {
  if (event.request.url.endsWith('/hello')) event.respondWith(new Response('hello from the worker'));
  if (event.request.url.endsWith('/of-the-worker')) {
    const html = '<!doctype html><title>of the worker</title><img src="/picture.svg">';
    event.respondWith(new Response(html, { headers: { 'content-type': 'text/html' } }));
  }
  if (event.request.url.endsWith('/passed-on')) event.respondWith(fetch('/data.json'));
};
onmessage = async (event) => {
  const names = (await clients.matchAll()).map((client) => new URL(client.url).pathname);
  event.source.postMessage(names);
};`;
const pages = {
  '/': '<!doctype html><title>app</title>',
  '/page': '<!doctype html><title>page</title>',
  '/sw.js': { body: worker, headers: { 'service-worker-allowed': '/' } },
  '/deep/sw.js': { body: worker, headers: { 'service-worker-allowed': '/' } },
  '/data.json': '{"it":1}',
  '/near.json': '2',
  '/deep/near.json': '2',
  '/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
};

/** Registers as apps do, and waits until the page is controlled. */
async function registered(page: Page, script: string, options?: object): Promise<string> {
  return page.evaluate(
    async ([url, given]) => {
      const { scope } = await navigator.serviceWorker.register(url as string, given as object);
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) {
        await new Promise((controlled) => {
          navigator.serviceWorker.addEventListener('controllerchange', controlled);
        });
      }
      return scope;
    },
    [script, options] as const,
  );
}

const unregister = (page: Page) =>
  page.evaluate(async () => {
    const all = await navigator.serviceWorker.getRegistrations();
    return Promise.all(all.map((each) => each.unregister()));
  });

inBothModes('a service worker', pages, ({ mode, scene, open, seen, real, reached }) => {
  const alone = async () => {
    for (const page of scene().browser.context.pages()) {
      if (page.url().startsWith(scene().cluster.origin)) await page.close();
    }
    return open('/');
  };
  const shown = (path: string) => scene().cluster.origin + seen(path);

  for (const [script, options] of [
    ['/sw.js', undefined],
    ['/sw.js', { scope: '/' }],
    ['sw.js', { scope: './' }],
    ['/deep/sw.js', { scope: '/' }],
  ] as const) {
    it(`${script} with ${JSON.stringify(options)} controls the page and feels at home`, async () => {
      const page = await alone();
      assert.equal(await registered(page, script, options), shown('/'));
      assert.equal(
        await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL),
        shown(script.startsWith('/') ? script : `/${script}`),
      );
      const answers = await page.evaluate(() =>
        Promise.all(['/hello', '/passed-on'].map(async (path) => (await fetch(path)).text())),
      );
      assert.deepEqual(answers, ['hello from the worker', '{"it":1}']);
      const near = script.replace(/^\/?(.*)sw.js$/, 'GET /$1near.json');
      assert.ok((await reached()).includes(near), near);
      await unregister(page);
    });
  }

  it('is found again, is asked and answers, after a reload and for a deep link', async () => {
    const page = await alone();
    await registered(page, '/sw.js');
    await page.reload();
    for (const path of ['/', '/page']) {
      await scene().go(page, scene().url(path, mode));
      const found = await page.evaluate(async () => [
        (await navigator.serviceWorker.getRegistration())?.scope,
        (await navigator.serviceWorker.getRegistration('/page'))?.scope,
        (await navigator.serviceWorker.getRegistrations()).length,
      ]);
      assert.deepEqual(found, [shown('/'), shown('/'), 1]);
      const clients = await page.evaluate(
        () =>
          new Promise((answered) => {
            navigator.serviceWorker.onmessage = ({ data }) => answered(data);
            navigator.serviceWorker.controller?.postMessage('who?');
          }),
      );
      assert.deepEqual(clients, [real(path)]);
    }
    const picture = await page.evaluate(async () => {
      const image = new Image();
      image.src = '/picture.svg';
      await image.decode();
      return image.naturalWidth;
    });
    assert.equal(picture, 1);
    assert.deepEqual(await unregister(page), [true]);
  });

  it('answers navigations itself, which no rule then sees: a new tab and Back are whole', async () => {
    const first = await alone();
    await registered(first, '/sw.js');
    await first.close();
    const { page } = await scene().tab();
    const isWhole = () =>
      until(
        'its picture is there',
        () =>
          page
            .evaluate(() => document.title === 'of the worker' && document.images[0]?.naturalWidth)
            .catch(() => 0),
        (width) => width === 1,
      );
    await scene().go(page, scene().url('/of-the-worker', mode));
    await isWhole();
    await page.goto(scene().elsewhere('/', mode));
    await page.evaluate(() => history.back());
    await isWhole();
    await scene().clear();
    await unregister(page);
  });

  it('never gets a scope beyond its service, even from a page that got rid of the hooks', async () => {
    const page = await alone();
    const refused = await page.evaluate(async (script) => {
      window.dispatchEvent(new Event('porthole-off'));
      const made = navigator.serviceWorker.register(script, { scope: '/' });
      return made.then(
        ({ scope }) => scope,
        (error: Error) => error.name,
      );
    }, real('/sw.js'));
    assert.equal(refused, 'SecurityError');
  });

  it('of another service is neither seen nor asked', async () => {
    const page = await alone();
    await registered(page, '/sw.js');
    const other = mode === 'root' ? 'prefix' : 'root';
    const { page: foreign } = await scene().tab(scene().url('/', other));
    const seenThere = await foreign.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      (await navigator.serviceWorker.getRegistration())?.scope ?? 'none',
      navigator.serviceWorker.controller,
      (await fetch('/hello')).status,
    ]);
    assert.deepEqual(seenThere, [0, 'none', null, 404]);
    await foreign.close();
    await unregister(page);
  });
});
