import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { TabRecord } from '../../extension/state/tab.ts';
import { type Answer, builtExtension, permitted, Scene, until } from './kit/index.ts';

const MOUNT = '/api/v1/namespaces/default/services/web:80/proxy/';
const HOST = 'proxy.test';

/** What an app says on its own; some of it in the words of Kubernetes or of `kubectl proxy`. */
const own: Readonly<Record<string, Answer>> = {
  'a 503 page': { status: 503, body: '<h1>Down for maintenance</h1>' },
  'a 403 page': { status: 403, body: '<h1>Forbidden</h1>' },
  'a 404 page': { status: 404, body: '<h1>Not found</h1>' },
  'a 403 of one word': { status: 403, type: 'text/plain', body: 'Forbidden' },
  'a 503 of text': { status: 503, type: 'text/plain', body: 'no endpoints available' },
  'a 500 of text': { status: 500, type: 'text/plain', body: 'unexpected EOF' },
  'a 404 in JSON': { status: 404, type: 'application/json', body: '{"error":"not found"}' },
  'a 503 in JSON': { status: 503, type: 'application/json', body: '{"status":"unhealthy"}' },
  "a Status of its own object's": {
    status: 404,
    type: 'application/json',
    body: '{"kind":"Status","apiVersion":"v1","code":404,"details":{"kind":"pods","name":"x"}}',
  },
};
const pathOf = (name: string) => `/${name.replace(/\W/g, '-')}`;

describe("an app's own error is no problem of the way to it", () => {
  let scene: Scene;
  before(async () => {
    const pages = Object.entries(own).map(([name, answer]) => [pathOf(name), answer]);
    scene = await Scene.open({ web: Object.fromEntries(pages) });
  });
  after(() => scene.close());

  for (const [name, { status, body }] of Object.entries(own)) {
    it(name, async () => {
      const tab = await scene.tab(scene.url(pathOf(name)));
      const isPage = String(body).startsWith('<');
      const judged = (it: TabRecord | null) =>
        it?.failure?.status === status && (isPage || it?.failure?.body !== undefined);
      const seen = await scene.recordUntil(tab, 'the answer is judged', judged);
      assert.equal(seen?.problem, undefined);
      await tab.page.close();
    });
  }
});

/** Like `kubectl proxy` where a host, path or method isn't allowed: the request goes no further. */
async function refusing(): Promise<Server> {
  const server = createServer((_, response) => {
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    response.writeHead(403, headers).end('Forbidden');
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return server;
}

describe("kubectl proxy's refusal is named", () => {
  let server: Server;
  let extension: string;
  let scene: Scene;
  before(async () => {
    server = await refusing();
    extension = await permitted(builtExtension, `http://${HOST}/*`);
    scene = await Scene.open({}, { hosts: [HOST], extension });
  });
  after(async () => {
    await scene.close();
    server.close();
    await rm(extension, { recursive: true });
  });

  for (const [host, cause] of [
    ['127.0.0.1', 'refused-path'],
    [HOST, 'refused-host'],
  ] as const) {
    it(`at ${host}: ${cause}`, async () => {
      const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
      const tab = await scene.tab();
      const allow = { type: 'add-host', origin, tab: tab.id };
      assert.deepEqual(await scene.inside.send(allow), { ok: true });
      await scene.go(tab.page, origin + MOUNT);
      const said = async () => (await scene.record(tab))?.problem?.diagnosis.cause;
      assert.equal(await until('it is named', said, Boolean), cause);
    });
  }
});
