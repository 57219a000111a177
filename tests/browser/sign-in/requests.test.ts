/** Which requests take the user's sign-in along: all of the service that was opened, and nothing else. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Scene, type Tab, until } from '../kit/index.ts';

const TOKEN = 'marked-7d3c';

const page = `<!doctype html><title>app</title><link rel="stylesheet" href="/style.css">
<script src="/classic.js"></script><script type="module" src="/module.js"></script>
<img src="/written.svg"><video src="/film.mp4"></video><iframe src="/frame"></iframe>
<a id="link" href="/deep">deep</a><a id="blank" href="/new" target="_blank">new</a>
<a id="load" href="/saved.txt" download>save</a>
<form action="/sent" method="post"><button id="send">send</button></form>`;
const worker = `fetch('/by-worker.json'); importScripts('/imported.js');
new WebSocket(location.origin.replace('http', 'ws') + self.name + '/live-worker');`;
const app = {
  '/style.css':
    '@font-face { font-family: x; src: url(/font.woff) } body { font-family: x; background: url(/back.svg) }',
  '/classic.js': '',
  '/module.js': 'import "/chunk.js"',
  '/chunk.js': '',
  '/worker.js': worker,
  '/imported.js': '',
  '/shared.js': 'fetch("/by-shared.json")',
  '/sw.js': 'onfetch = (event) => event.respondWith(fetch(event.request))',
  '/moved': { status: 302, headers: { location: '/deep' } },
  'WS /live': '',
  'WS /live-worker': '',
  '/frame': '<!doctype html><title>frame</title>',
  '*': page,
};

describe("the user's sign-in", () => {
  let scene: Scene;
  let tab: Tab;
  before(async () => {
    const users = { tokens: { [TOKEN]: 'jane' }, anonymous: false };
    scene = await Scene.open({ web: app, other: app }, { tls: true, ...users });
  });
  after(() => scene.close());
  beforeEach(async () => {
    await tab?.page.close();
    await scene.inside.signIn(scene.cluster.origin, TOKEN);
    tab = await scene.tab();
    await scene.clear();
  });

  /** Who is taken for the sender of each request to a service that has come by now. */
  async function senders(service = 'web'): Promise<Record<string, string>> {
    const prefix = scene.prefix(service);
    const all = (await scene.cluster.requests()).filter(({ path }) => path.startsWith(prefix));
    return Object.fromEntries(
      all.map(({ path, user = '' }) => [path.slice(prefix.length), user] as const),
    );
  }

  async function bySomebody(...paths: string[]): Promise<void> {
    const found = await until(
      'all of them',
      () => senders(),
      (it) => paths.every((path) => path in it),
    );
    assert.deepEqual(
      paths.filter((path) => found[path] !== 'jane'),
      [],
    );
  }

  it('goes with the page and all that it loads', async () => {
    await scene.go(tab.page, scene.url('/'));
    const files = ['style.css', 'classic.js', 'module.js', 'chunk.js', 'written.svg', 'film.mp4'];
    await bySomebody(
      '/',
      ...[...files, 'frame', 'font.woff', 'back.svg'].map((file) => `/${file}`),
    );
    assert.deepEqual(await scene.escapes(), []);
  });

  it('goes with what scripts ask for', async () => {
    await scene.go(tab.page, scene.url('/'));
    await tab.page.evaluate(() => {
      void fetch('/by-fetch.json', { method: 'PUT', body: 'x' });
      const asked = new XMLHttpRequest();
      asked.open('DELETE', '/by-xhr.json');
      asked.send();
      new EventSource('/stream');
      new WebSocket('/live');
      navigator.sendBeacon('/beacon');
      new Image().src = '/by-image.svg';
    });
    await bySomebody(
      '/by-fetch.json',
      '/by-xhr.json',
      '/stream',
      '/live',
      '/beacon',
      '/by-image.svg',
    );
  });

  it('goes with what workers ask for', async () => {
    await scene.go(tab.page, scene.url('/'));
    await tab.page.evaluate((name) => {
      new Worker('/worker.js', { name });
      new SharedWorker('/shared.js');
    }, scene.prefix());
    await bySomebody('/worker.js', '/by-worker.json', '/imported.js', '/live-worker');
    await bySomebody('/shared.js', '/by-shared.json');
  });

  it('goes with what a service worker asks for', async () => {
    await scene.go(tab.page, scene.url('/'));
    await tab.page.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js');
      await navigator.serviceWorker.ready;
    });
    await tab.page.reload();
    await scene.clear();
    await tab.page.evaluate(() => fetch('/through-worker.json'));
    await bySomebody('/through-worker.json');
    await tab.page.evaluate(async () => {
      for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
    });
  });

  it('goes along on every way in the app, and into a new tab', async () => {
    await scene.go(tab.page, scene.url('/'));
    await scene.clear();
    await tab.page.click('#link');
    await bySomebody('/deep');
    await tab.page.click('#send');
    await bySomebody('/sent');
    const opened = tab.page.waitForEvent('popup');
    await tab.page.click('#blank');
    await bySomebody('/new');
    await (await opened).close();
    await scene.clear();
    await scene.go(tab.page, scene.url('/moved'));
    await bySomebody('/moved', '/deep');
    const saved = tab.page.waitForEvent('download');
    await tab.page.click('#load');
    assert.equal(await (await saved).failure(), null);
    await bySomebody('/saved.txt');
  });

  it('goes to no other service, nor to the API server itself', async () => {
    await scene.go(tab.page, scene.url('/'));
    // One after the other: with its 401 the API server ends the HTTP/2 connection, and whatever else is on it.
    const status = (url: string) =>
      tab.page.evaluate((asked) => fetch(asked).then((it) => it.status), url);
    const answers = [
      await status(scene.url('/data.json', 'other')),
      await status(`${scene.cluster.origin}/api/v1/pods`),
    ];
    // What pages ask of the API server's own paths is brought to their app.
    assert.deepEqual(answers, [401, 200]);
    assert.deepEqual(await senders('other'), { '/data.json': '' });
    assert.equal((await senders())['/api/v1/pods'], 'jane');
  });

  it('goes with nothing once the user has signed out, and with the next one after that', async () => {
    await scene.go(tab.page, scene.url('/'));
    const status = () => tab.page.evaluate(() => fetch('/data.json').then((it) => it.status));
    assert.equal(await status(), 200);
    await scene.inside.putSignIns({});
    await until('signed out', status, (it) => it === 401);
    await scene.inside.signIn(scene.url('/'), TOKEN);
    await until('signed in for the service', status, (it) => it === 200);
    await scene.inside.signIn(scene.cluster.origin, 'wrong');
    await until('another one', status, (it) => it === 401);
  });

  it('goes with nothing once it has ended', async () => {
    await scene.inside.signIn(scene.cluster.origin, TOKEN, { ends: Date.now() / 1000 - 1 });
    await scene.go(tab.page, scene.url('/'));
    assert.equal((await senders())['/'], '');
  });

  it('goes from a tab that has left the service with nothing', async () => {
    await scene.go(tab.page, scene.url('/'));
    await tab.page.goto(scene.elsewhere('/'));
    const hasLeft = async () => (await scene.record(tab))?.entered === false;
    await until('left', hasLeft, (it) => it);
    assert.deepEqual(
      (await scene.inside.rules()).filter((rule) => rule.action.requestHeaders),
      [],
    );
  });
});
