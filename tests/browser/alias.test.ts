/**
 * Behind the real kubectl proxy an app learns the API server's address from Host and writes it into its documents and
 * URLs. That is another origin to the page, and nothing answers the app's requests there.
 */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { type RealCluster, startRealCluster } from '../cluster/index.ts';
import { builtExtension, type Pages, permitted, Scene, until } from './kit/index.ts';

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
    '/styled': (request) =>
      `<!doctype html><title>app</title><style>p { background: url(${at(request, '/image.svg')}) }</style>
<base href="${at(request)}/"><p data-out="${at(request, '/there')}">styled</p>`,
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

  it('brings the tab back that the app redirects there', async () => {
    const { page } = await scene.tab(scene.url('/pushed', 'root'));
    await page.goto(scene.url('/redirected', 'root'), { waitUntil: 'commit' }).catch(() => {});
    const title = () => page.title().catch(() => '');
    await until('the tab is back', title, (title) => title === 'there');
    assert.equal(page.url(), `${scene.cluster.origin}/there`);
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

  it('asks for the permission that it needs for the rest, naming both addresses', async () => {
    const tab = await scene.tab(scene.url('/styled', 'root'));
    await until('the alias is known', () => scene.inside.session('aliases'), Boolean);
    const popup = await scene.browser.page();
    await popup.goto(scene.browser.own(`popup.html?tab=${tab.id}`));
    const [here, there] = [scene.cluster.origin, cluster.advertised].map(
      (url) => new URL(url).host,
    );
    await popup.getByText(`The app at ${here} writes links to ${there}.`).waitFor();
  });
});

describe('with the permission for the API server’s address', () => {
  it('what the page can’t name otherwise comes back', async () => {
    const extension = await permitted(builtExtension, '*://127.0.0.2/*');
    const cluster = await startRealCluster();
    const scene = await Scene.open({ web: pages }, { cluster: cluster.kubectlProxy, extension });
    try {
      asked.length = 0;
      const { page } = await scene.tab(scene.url('/styled'));
      await until(
        'the image is asked for',
        async () => asked,
        () => asked.includes('GET /image.svg'),
      );
      await page.evaluate(`location.href = document.querySelector('p').dataset.out`);
      await page.waitForURL(`${scene.cluster.origin}/there`);
    } finally {
      await scene.close();
      await cluster.stop();
      await rm(extension, { recursive: true });
    }
  });
});

/** A host that is nobody's, and one that Porthole works on by itself: the API server, straight. */
const strangers = (): string[] => [
  'https://foreign.test',
  'http://foreign.test:6443',
  hostile.direct.origin,
];
let hostile: RealCluster;

/** Without the mount's own prefix, with another's, or with a name that a person could take for the host's. */
const notItsOwn = (prefix: string): string[] => [
  'https://foreign.test/',
  `https://foreign.test${prefix.replace('web', 'other')}/`,
  `https://foreign.test/base${prefix}/`,
  `https://foreign.test/?x=${prefix}/`,
  `https://127.0.0.1.foreign.test${prefix}/`,
  `https://localhost:${new URL(hostile.kubectlProxy.origin).port}${prefix}/`,
  `javascript:"${prefix}/"`,
];

/** Reports that the page makes up, the last of which has an effect that a test can wait for. */
function claims(urls: readonly string[]): string {
  const reports = [
    ...urls.map((alias) => ({ alias })),
    { mode: 'prefix', reason: 'shows-meta' },
  ].map(
    (report) =>
      `dispatchEvent(new CustomEvent('porthole-report', { detail: ${JSON.stringify(JSON.stringify(report))} }));`,
  );
  return `<script>${reports.join('')}</script>`;
}

describe('a hostile app behind kubectl proxy', () => {
  const P = '/api/v1/namespaces/default/services/web:80/proxy';
  const loads: string[] = [];
  let scene: Scene;
  const pages: Pages = {
    '/': ({ url }) => {
      loads.push(url ?? '');
      const all = strangers().map((origin) => `${origin}${P}/`);
      const mentions = all.map(
        (url) => `<base href="${url}"><script src="${url}x.js"></script>
<link rel="stylesheet" href="${url}x.css"><a href="${url}">x</a>`,
      );
      return `<!doctype html><title>hostile</title>${mentions.join('')}${claims(all)}`;
    },
    '/other-names': () => claims(notItsOwn(P)),
    '/redirected': { status: 302, headers: { location: `https://foreign.test${P}/stolen` } },
  };

  before(async () => {
    hostile = await startRealCluster();
    const args = ['--host-resolver-rules=MAP foreign.test ~NOTFOUND'];
    scene = await Scene.open({ web: pages }, { cluster: hostile.kubectlProxy, args });
  });
  after(async () => {
    await scene?.close();
    await hostile?.stop();
  });

  it('gets no alias, no rule and no reload by naming others', async () => {
    const tab = await scene.tab(scene.url());
    // Claims of one tab are judged in order: once the last has its effect, those before have had theirs.
    await scene.recordUntil(tab, 'all are judged', (record) => record?.mode === 'prefix');
    assert.equal(loads.length, 1);
    assert.equal(await scene.inside.session('aliases'), null);
    const redirects = (await scene.inside.rules()).map(
      ({ action }) => action.redirect?.regexSubstitution,
    );
    for (const to of redirects) assert.doesNotMatch(to ?? '', /foreign/);
  });

  it('gets one question to the user, which names both addresses and is no prompt of the browser', async () => {
    const tab = await scene.tab(scene.url());
    await scene.recordUntil(tab, 'all are judged', (record) => record?.mode === 'prefix');
    const popup = await scene.browser.page();
    await popup.goto(scene.browser.own(`popup.html?tab=${tab.id}`));
    const { host } = new URL(scene.cluster.origin);
    const button = `Yes, foreign.test:443 is the API server behind ${host}`;
    await popup.getByRole('button', { name: button, exact: true }).waitFor();
    assert.equal(await popup.getByRole('button', { name: /API server/ }).count(), 1);
    assert.equal(await popup.getByText('second address').count(), 0);
  });

  it('gets no question by naming what is no prefix of its own', async () => {
    const tab = await scene.tab(scene.url('/other-names'));
    await scene.recordUntil(tab, 'all are judged', (record) => record?.mode === 'prefix');
    assert.equal(await scene.inside.session(`proposal:${tab.id}`), null);
  });

  it('may redirect its tab, which then is elsewhere', async () => {
    const { page } = await scene.tab();
    await page.goto(scene.url('/redirected'), { waitUntil: 'commit' }).catch(() => {});
    const url = async () => page.url();
    await until('the way ends', url, (url) => /^(chrome-error|about):/.test(url));
    assert.equal(await scene.inside.session('aliases'), null);
  });
});
