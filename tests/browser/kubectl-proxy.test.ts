/**
 * Behind the real kubectl proxy an app sees the API server's address as its own Host, while the browser's Origin is
 * kubectl proxy's.
 */
import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type RealCluster, startRealCluster } from '../cluster/index.ts';
import { type Answer, Scene, type Tab, until } from './kit/index.ts';

const asked: string[] = [];

/** Refuses, as many frameworks do, what comes from another origin than its own. */
function guarded({ method, url, headers }: IncomingMessage): Answer {
  const { origin } = headers;
  asked.push(`${method} ${url} ${origin ?? 'no origin'}`);
  const same = origin === undefined || new URL(origin).host === headers.host;
  return same ? { body: 'done' } : { status: 403, body: 'refused' };
}

const pages = {
  '/': '<!doctype html><title>app</title><form action="/save" method="post"><button>save</button></form>',
  '/save': guarded,
  '/mine': ({ headers }: IncomingMessage) => `${headers.authorization ?? 'no'} credentials`,
  'WS-GUARDED /live': '',
  'GET /moved': { status: 302, headers: { location: '/' } },
  'POST /moved': { status: 303, headers: { location: '/' } },
};

describe('an app behind kubectl proxy that compares Origin with Host', () => {
  let cluster: RealCluster;
  let scene: Scene;
  let tab: Tab;
  before(async () => {
    cluster = await startRealCluster();
    scene = await Scene.open({ web: pages, other: pages }, { cluster: cluster.kubectlProxy });
  });
  after(async () => {
    await scene?.close();
    await cluster?.stop();
  });
  beforeEach(async () => {
    asked.length = 0;
    tab = await scene.tab(scene.url());
  });

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    it(`takes the ${method} of its own page`, async () => {
      const answer = await tab.page.evaluate(
        async (method) => (await fetch('/save', { method })).text(),
        method,
      );
      assert.equal(answer, 'done');
      assert.deepEqual(asked, [`${method} /save no origin`]);
    });
  }

  it('takes its WebSocket', async () => {
    const said = await tab.page.evaluate(
      () =>
        new Promise((resolve) => {
          const socket = new WebSocket('/live');
          socket.onmessage = ({ data }) => resolve(data);
          socket.onerror = () => resolve('refused');
        }),
    );
    assert.equal(said, '/live');
  });

  it('is reached though it sends an Authorization of its own, which kubectl would send in place of its', async () => {
    const answer = await tab.page.evaluate(async () => {
      const headers = { authorization: 'Bearer of-the-app' };
      return (await fetch('/mine', { headers })).text();
    });
    assert.equal(answer, 'no credentials');
  });

  it('takes its form and its beacon', async () => {
    await tab.page.evaluate(() => navigator.sendBeacon('/save', 'text'));
    await tab.page.click('button');
    await tab.page.getByText('done').waitFor();
    await until(
      'both arrive',
      async () => asked.length,
      (count) => count === 2,
    );
    assert.deepEqual(new Set(asked), new Set(['POST /save no origin']));
  });

  it('may answer with a redirect to a bare path', async () => {
    for (const method of ['GET', 'POST']) {
      const status = await tab.page.evaluate(
        async (method) => (await fetch('/moved', { method })).status,
        method,
      );
      assert.equal(status, 200, method);
    }
  });

  it('goes on refusing pages of other sites', async () => {
    const { page } = await scene.tab(scene.elsewhere('/', 'other'));
    const to = scene.url('/save');
    await page.evaluate((to) => fetch(to, { method: 'POST', mode: 'no-cors' }), to);
    await tab.page.evaluate(
      (from) => {
        document.body.innerHTML = `<iframe src="${from}"></iframe>`;
      },
      scene.elsewhere('/', 'other'),
    );
    const frame = await until(
      'the frame is there',
      async () => tab.page.frames()[1],
      (frame) => frame?.url() === scene.elsewhere('/', 'other'),
    );
    await frame?.evaluate((to) => fetch(to, { method: 'POST', mode: 'no-cors' }), to);
    const foreign = `POST /save ${new URL(scene.elsewhere()).origin.replace(/\d+$/, '')}`;
    assert.equal(asked.length, 2);
    for (const request of asked) assert.ok(request.startsWith(foreign), request);
  });
});
