/**
 * Behind the real kubectl proxy an app learns the API server's address from Host and writes it into its documents and
 * URLs. That is another origin to the page, and nothing answers the app's requests there.
 */
import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { type RealCluster, startRealCluster } from '../cluster/index.ts';
import { type Pages, Scene, until } from './kit/index.ts';

const asked: string[] = [];
const at = ({ headers }: IncomingMessage, path = '') => `http://${headers.host}${path}`;

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
const home = (
  request: IncomingMessage,
) => `<!doctype html><title>app</title><base href="${at(request)}/">
<link rel="stylesheet" href="${at(request, '/style.css')}">
<script>window.api = "${at(request, '/api')}"; window.escaped = "${at(request).replaceAll('/', '\\/')}\\/x";</script>
<script src="${at(request, '/app.js')}"></script>
<script type="module" src="${at(request, '/module.js')}"></script>
<a href="${at(request, '/there')}">there</a>`;
const app = `window.found = {
  api, escaped,
  src: document.currentScript.src,
  base: document.baseURI,
};
window.done = Promise.all([
  fetch(api).then((answer) => answer.text()),
  new Promise((opened) => { new WebSocket('HOST'.replace('http', 'ws') + '/live').onmessage = (it) => opened(it.data); }),
  new Promise((loaded) => {
    const script = document.createElement('script');
    script.onload = () => loaded(window.added);
    script.src = 'HOST/added.js';
    document.head.append(script);
  }),
  new Promise((loaded) => {
    const image = new Image();
    image.onload = () => loaded('image');
    image.setAttribute('src', 'HOST/image.svg');
  }),
  import('HOST/module.js').then(({ count }) => count()),
]);
history.pushState(null, '', 'HOST/pushed');`;

function logged(pages: Pages): Pages {
  return Object.fromEntries(
    Object.entries(pages).map(([path, page]) => [
      path,
      (request: IncomingMessage, body: string) => {
        asked.push(`${request.method} ${request.url}`);
        const answer = typeof page === 'function' ? page(request, body) : page;
        return answer;
      },
    ]),
  );
}

const pages: Pages = {
  ...logged({
    '/': home,
    '/app.js': (request) => app.replaceAll('HOST', at(request)),
    '/module.js':
      'let n = 0; globalThis.modules = (globalThis.modules ?? 0) + 1; export const count = () => modules;',
    '/style.css': 'body { color: rgb(1, 2, 3) }',
    '/api': { type: 'text/plain', body: 'the api' },
    '/added.js': 'window.added = "added";',
    '/image.svg': svg,
    '/there': '<!doctype html><title>there</title>',
    '/pushed': '<!doctype html><title>pushed</title>',
    '/redirected': (request) => ({ status: 302, headers: { location: at(request, '/there') } }),
    '*': { status: 404, body: 'no such page' },
  }),
  'WS /live': '',
};

describe('an app behind kubectl proxy that writes its Host into URLs', () => {
  let cluster: RealCluster;
  let scene: Scene;
  before(async () => {
    cluster = await startRealCluster();
    scene = await Scene.open({ root: pages, prefix: pages }, { cluster: cluster.kubectlProxy });
    const tab = await scene.tab(scene.url('/there', 'prefix'));
    await scene.pin(tab, 'prefix');
  });
  after(async () => {
    await scene?.close();
    await cluster?.stop();
  });

  for (const mode of ['root', 'prefix'] as const) {
    const seen = (path: string) =>
      scene.cluster.origin + (mode === 'root' ? '' : scene.prefix(mode)) + path;

    it(`in ${mode} mode reads the page's own name for it`, async () => {
      const { page } = await scene.tab(scene.url('/', mode));
      const found = await until(
        'read',
        () => page.evaluate('window.found').catch(() => null),
        Boolean,
      );
      assert.deepEqual(found, {
        api: `${scene.cluster.origin}/api`,
        escaped: `${scene.cluster.origin}/x`,
        src: seen('/app.js'),
        base: seen('/'),
      });
    });

    it(`in ${mode} mode asks the service, in every way`, async () => {
      const { page } = await scene.tab(scene.url('/', mode));
      await until('read', () => page.evaluate('window.found').catch(() => null), Boolean);
      const done = await page.evaluate('window.done');
      assert.deepEqual(done, ['the api', '/live', 'added', 'image', 1]);
      assert.equal(page.url(), seen('/pushed'));
      await page.waitForFunction('getComputedStyle(document.body).color === "rgb(1, 2, 3)"');
    });
  }
});
