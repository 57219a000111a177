import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { TabRecord } from '../../extension/state/tab.ts';
import { isFirefox } from '../harness/index.ts';
import { type Pages, Scene, type Tab } from './kit/index.ts';

const page = (script = '') => `<!doctype html><link rel="icon" href="data:,"><title>app</title>
<body>app<script>${script}</script>`;
const MOUNT = '/api/v1/namespaces/default/services/web:80/proxy/';

/** The API server's answer to a user without the right to POST. */
const forbidden = {
  kind: 'Status',
  apiVersion: 'v1',
  code: 403,
  message:
    'services "web:80" is forbidden: User "jane" cannot create resource "services/proxy" in API group "" in the namespace "default"',
};
const json = { 'content-type': 'application/json' };
const asJson = (body: unknown) => {
  const text = JSON.stringify(body);
  return { headers: { ...json, 'content-length': String(text.length) }, body: text };
};

const xhr = (method: string, url: string) =>
  `{ const request = new XMLHttpRequest(); request.open('${method}', '${url}'); request.send(); }`;

/** What an app says for its own reasons, and WebSockets that come and go as it likes. */
const ownWays = page(`
  const quiet = async () => {
    for (const path of ['/401', '/403', '/404', '/500', '/503', '/status', '/text'])
      await fetch(path);
    ${xhr('GET', '/503')}
    const live = new WebSocket('/live?session=1');
    await new Promise((done) => { live.onmessage = done; });
    live.close();
    new WebSocket('/live?session=2').close();
    await fetch('/save', { method: 'POST' });
  };
  void quiet();
`);

const pages: Pages = {
  '/': page(),
  '/own': ownWays,
  '/rbac': page(xhr('POST', '/save')),
  '/save': { status: 403, ...asJson(forbidden) },
  '/401': { status: 401, ...asJson({ error: 'sign in' }) },
  '/403': { status: 403, ...asJson({ error: 'not yours' }) },
  '/404': { status: 404, ...asJson({ error: 'not found' }) },
  '/500': { status: 500, ...asJson({ kind: 'Status', message: 'dryRun is not supported' }) },
  '/503': { status: 503, ...asJson({ status: 'down' }) },
  '/status': { status: 401, ...asJson({ ...forbidden, code: 401, message: 'Unauthorized' }) },
  '/text': {
    status: 403,
    type: 'text/plain',
    body: 'Forbidden',
    headers: { 'content-length': '9' },
  },
  '/shared.js':
    "onconnect = ({ ports: [port] }) => fetch('/data').then(() => port.postMessage(1));",
  'WS /live': '',
};

const causesOf = (record: TabRecord | null) => (record?.losses ?? []).map(({ cause }) => cause);

describe('what is lost on the way is told', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: pages, other: pages });
  });
  after(() => scene.close());

  const losing = (tab: Tab, cause: string) =>
    scene.recordUntil(tab, cause, (it) => causesOf(it).some((each) => each === cause));

  it('a right that is missing for one verb', async () => {
    const tab = await scene.tab(scene.url('/rbac'));
    const record = await losing(tab, 'forbidden');
    const { verb, user, seen } = record?.losses?.[0]?.params ?? {};
    assert.deepEqual([verb, user, seen], ['create', 'jane', 'POST /save']);
    assert.equal(record?.problem, undefined);
    await tab.page.close();
  });

  it("nothing of an app's own errors, nor of WebSockets that come and go", async () => {
    const tab = await scene.tab(scene.url('/own'));
    // The last of all that the page does.
    const record = await losing(tab, 'forbidden');
    assert.deepEqual(causesOf(record), ['forbidden']);
    await tab.page.close();
  });

  it('a service that is gone while its page is open', async () => {
    const app = createServer((_, response) => response.end(page())).listen(0, '127.0.0.1');
    await new Promise((listening) => app.once('listening', listening));
    const { port } = app.address() as AddressInfo;
    const tab = await scene.tab(await scene.cluster.expose({ name: 'brief', port }));
    await scene.recordUntil(tab, 'the page', (it) => it?.entered === true);
    app.closeAllConnections();
    await new Promise((closed) => app.close(closed));
    await tab.page.evaluate("fetch('/again')");
    await losing(tab, 'target-refused');
    await scene.cluster.withdraw('brief');
    await tab.page.evaluate("fetch('/gone')");
    await losing(tab, 'missing');
    await tab.page.close();
  });

  const told = isFirefox && 'there the worker that asks is known';
  it("a worker's request that may be any open app's", { skip: told }, async () => {
    const [one, two] = [await scene.tab(scene.url()), await scene.tab(scene.url('/', 'other'))];
    await scene.recordUntil(two, 'the second app', (it) => it?.entered === true);
    await one.page.evaluate(`new Promise((done) => {
      new SharedWorker('/shared.js').port.onmessage = done;
    })`);
    for (const tab of [one, two]) {
      const record = await losing(tab, 'unowned-worker');
      assert.deepEqual(
        [record?.losses?.[0]?.params['seen'], record?.losses?.[0]?.fatal],
        ['GET /data', false],
      );
    }
    await Promise.all([one.page.close(), two.page.close()]);
  });
});

/** Like `kubectl proxy` with an app behind it, whose `--reject-paths` refuse some of its paths. */
async function rejecting(): Promise<Server> {
  const server = createServer(({ url }, response) => {
    if (url === MOUNT) return response.setHeader('content-type', 'text/html').end(page());
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-length': '10' };
    return response.writeHead(403, headers).end('Forbidden\n');
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return server;
}

describe('what kubectl proxy does under an open page is told', () => {
  let server: Server;
  let scene: Scene;
  let tab: Tab;
  before(async () => {
    server = await rejecting();
    scene = await Scene.open({});
    tab = await scene.tab(`http://127.0.0.1:${(server.address() as AddressInfo).port}${MOUNT}`);
    await scene.recordUntil(tab, 'the page', (it) => it?.entered === true);
  });
  after(() => scene.close());

  it('a path that it refuses, then that it has ended', async () => {
    await tab.page.evaluate("fetch('/pods/web-0/exec')");
    const refused = await scene.recordUntil(tab, 'a refusal', (it) => causesOf(it).length > 0);
    assert.deepEqual(causesOf(refused), ['refused-path']);
    assert.equal(refused?.losses?.[0]?.fatal, false);
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await tab.page.evaluate("fetch('/later').catch(() => {})");
    const ended = await scene.recordUntil(tab, 'the end', (it) => causesOf(it).length > 1);
    assert.deepEqual(causesOf(ended), ['refused-path', 'no-kubectl-proxy']);
    assert.equal(ended?.losses?.[1]?.fatal, true);
  });
});
