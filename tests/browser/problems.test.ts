import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { Scene } from './kit/index.ts';

const notFound = { status: 404, body: '<!doctype html><title>404</title><p>no such page here</p>' };

/** What the extension says of a document, by the stand-in that answers it. */
async function cause(scene: Scene, url: string): Promise<string | undefined> {
  const tab = await scene.tab();
  await tab.page.goto(url, { waitUntil: 'commit' }).catch(() => {});
  const record = await scene.recordUntil(
    tab,
    `a problem of ${url}`,
    (it) => it?.problem !== undefined,
  );
  return record?.problem?.diagnosis.cause;
}

describe('what goes wrong is named', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: { '/': '<!doctype html><title>app</title>', '*': notFound } });
  });
  after(() => scene.close());

  it('a service that is not there', async () => {
    assert.equal(await cause(scene, scene.url().replace('web:80', 'absent:80')), 'missing');
  });

  it('a port that the service does not have', async () => {
    assert.equal(await cause(scene, scene.url().replace('web:80', 'web:81')), 'no-such-port');
  });

  it('nothing that listens behind the service', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as AddressInfo;
    await new Promise((closed) => server.close(closed));
    const url = await scene.cluster.expose({ name: 'dead', port });
    assert.equal(await cause(scene, url), 'target-refused');
  });

  it("the app's own page for what it doesn't have is no problem", async () => {
    const tab = await scene.tab(scene.url('/nowhere'));
    await tab.page.waitForLoadState();
    await tab.page.locator('p').waitFor();
    assert.equal((await scene.record(tab))?.problem, undefined);
  });
});

describe('who may not is told so', () => {
  /** What is said of the service's page in a scene of its own, which is closed whatever comes. */
  async function said(
    options: Parameters<typeof Scene.open>[1],
    first: (scene: Scene) => Promise<void> = async () => {},
  ): Promise<string | undefined> {
    const scene = await Scene.open({ web: {} }, options);
    try {
      await first(scene);
      return await cause(scene, scene.url());
    } finally {
      await scene.close();
    }
  }

  it('without credentials', async () => {
    assert.equal(await said({ anonymous: false }), 'unauthorized');
  });

  it('without the right', async () => {
    assert.equal(await said({ forbidden: ['system:anonymous'] }), 'anonymous');
  });

  it('a proxy that no longer runs', async () => {
    assert.equal(await said({}, (scene) => scene.cluster.stop()), 'no-kubectl-proxy');
  });
});
