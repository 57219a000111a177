import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { type Pages, Scene, type Tab, until } from '../kit/index.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
const body = (content: string) => `<!doctype html><title>app</title><body>${content}`;

/** What a part of the app asks for, each by its own path. */
const asking: Readonly<Record<string, [page: string, paths: readonly string[]]>> = {
  'its markup': [
    '<img src="/markup.svg"><img src="near.svg"><script src="/markup.js"></script>',
    ['/markup.svg', '/near.svg', '/markup.js'],
  ],
  'elements that scripts make': [
    `<script>
      const make = (name, more) => document.body.append(Object.assign(document.createElement(name), more));
      make('script', { src: '/made.js' });
      make('link', { rel: 'stylesheet', href: '/made.css' });
      make('img', { src: '/made.svg' });
      make('img', { srcset: '/set.svg 1x, /twice.svg 2x' });
      make('iframe', { src: '/made.html' });
      const image = new Image();
      image.setAttribute('src', '/attribute.svg');
    </script>`,
    ['/made.js', '/made.css', '/made.svg', '/set.svg', '/made.html', '/attribute.svg'],
  ],
  'HTML that scripts insert': [
    `<p></p><script>
      document.querySelector('p').innerHTML = '<b title="1 < 2">b</b><img src=/inner.svg>';
      document.body.insertAdjacentHTML('beforeend', '<img alt="" src="/adjacent.svg">');
      document.querySelector('b').outerHTML = "<img src='/outer.svg'>";
    </script>`,
    ['/inner.svg', '/adjacent.svg', '/outer.svg'],
  ],
  'what scripts ask for': [
    `<script>
      fetch('/fetched');
      const request = new XMLHttpRequest();
      request.open('GET', '/requested');
      request.send();
      new WebSocket('/live');
      new Worker('/worker.js');
    </script>`,
    ['/fetched', '/requested', '/live', '/worker.js'],
  ],
  modules: [
    '<script type="module" src="/module.js"></script>',
    ['/module.js', '/static.js', '/dynamic.js'],
  ],
  'style sheets': [
    `<link rel="stylesheet" href="/sheet.css"><style>@media all { b { background: url(/ruled.svg) } }</style>
    <b>b</b><i>i</i><u>u</u><script>
      const sheet = document.body.appendChild(document.createElement('style')).sheet;
      sheet.insertRule('u { background: url("/inserted.svg") }');
    </script>`,
    ['/sheet.css', '/background.svg', '/ruled.svg', '/inserted.svg'],
  ],
};

const empty = ['made', 'markup', 'static', 'dynamic', 'worker'];
const app: Pages = {
  ...Object.fromEntries(
    Object.entries(asking).map(([name, [page]]) => [`/${name.replaceAll(' ', '-')}`, body(page)]),
  ),
  ...Object.fromEntries(empty.map((script) => [`/${script}.js`, ''])),
  '/module.js': "import '/static.js'; import('/dynamic.js');",
  '/sheet.css': 'i { background: url(/background.svg) }',
  'WS /live': '',
  '/here': body('<a href="/next">next</a><form action="/found"><button>go</button></form>'),
  '/next': body('next'),
  '/found': body('found'),
  '/lost': body(`<script>document.write('<img src="/written.svg">')</script>`),
  '*': { type: 'image/svg+xml', body: SVG },
};

const FRAME = 'location.hash.slice(1)';
const portal: Pages = {
  '/': body(`portal<script>
    document.body.append(Object.assign(document.createElement('iframe'), { src: ${FRAME} }));
  </script>`),
};

describe('a frame of another service', () => {
  let scene: Scene;
  let tab: Tab;
  before(async () => {
    scene = await Scene.open({ portal, app });
    tab = await scene.tab(scene.url('/', 'portal'));
  });
  after(() => scene.close());
  beforeEach(() => scene.clear());

  /** Each time another URL, so that the frame before it can't be taken for it. */
  let shows = 0;
  async function show(path: string, page: Page = tab.page): Promise<Frame> {
    const url = scene.url(`${path}?${++shows}`, 'app');
    await page.evaluate(`document.querySelector('iframe').src = ${JSON.stringify(url)}`);
    const shown = async () => page.frames().find((frame) => frame.url() === url);
    const frame = (await until(`${path} is framed`, shown, (it) => it !== undefined)) as Frame;
    await frame.waitForLoadState();
    return frame;
  }

  describe('gets its own files, in root mode of the page around it', () => {
    afterEach(async () => assert.deepEqual(await scene.escapes(), []));
    for (const [name, [, paths]] of Object.entries(asking)) {
      it(name, async () => {
        await show(`/${name.replaceAll(' ', '-')}`);
        const wanted = paths.map((path) => `GET ${path}`);
        const all = (reached: string[]) => wanted.every((one) => reached.includes(one));
        await until('all are asked for', () => scene.reached('app'), all);
      });
    }

    it('links and forms', async () => {
      await (await show('/here')).click('a');
      await until(
        'the link',
        () => scene.reached('app'),
        (it) => it.includes('GET /next'),
      );
      await (await show('/here')).click('button');
      await until(
        'the form',
        () => scene.reached('app'),
        (it) => it.includes('GET /found?'),
      );
    });
  });

  it('has the data in its srcset left alone', async () => {
    const frame = await show('/here');
    const written = 'data:image/jpeg;base64,/9j/ 2x, /set.svg 1x';
    const set = `Object.assign(new Image(), { srcset: '${written}' }).getAttribute('srcset')`;
    const own = new URL(scene.url('/set.svg', 'app')).pathname;
    assert.equal(await frame.evaluate(set), `data:image/jpeg;base64,/9j/ 2x,${own} 1x`);
  });

  it('keeps its real URL, since relative ones start there', async () => {
    const frame = await show('/here');
    assert.equal(await frame.evaluate('location.href'), frame.url());
    assert.ok(frame.url().startsWith(scene.url('/here?', 'app')));
    assert.equal(await tab.page.evaluate('location.pathname'), '/');
  });

  it('is told of in the report, where it asks for what nobody can bring it', async () => {
    const own = await scene.tab(scene.url('/', 'portal'));
    await show('/lost', own.page);
    const strayed = await scene.recordUntil(own, 'the loss', (it) => !!it?.losses?.length);
    const [loss] = strayed?.losses ?? [];
    assert.deepEqual(
      [loss?.cause, loss?.fatal, loss?.params['seen'], loss?.params['frame']],
      ['foreign-frame', false, 'GET /written.svg', scene.url('/', 'app')],
    );
    assert.ok(!(await scene.reached('app')).includes('GET /written.svg'));
  });
});

describe('a frame on a site that is no cluster', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ portal, app });
  });
  after(() => scene.close());

  it('gets its own files too', async () => {
    const { page } = await scene.tab(
      `${scene.elsewhere('/', 'portal')}#${scene.url('/elements-that-scripts-make', 'app')}`,
    );
    const wanted = ['GET /made.js', 'GET /made.css', 'GET /made.svg', 'GET /attribute.svg'];
    const all = (reached: string[]) => wanted.every((one) => reached.includes(one));
    await until('all are asked for', () => scene.reached('app'), all);
    assert.deepEqual(await scene.escapes(), []);
    await page.close();
  });
});
