import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type RealCluster, startRealCluster } from './index.ts';

describe('the real cluster', () => {
  const backend = createServer((_, response) => response.end('from the app'));
  let cluster: RealCluster;
  let port: number;
  before(async () => {
    await new Promise<void>((resolve) => {
      backend.listen(0, '127.0.0.1', resolve);
    });
    port = (backend.address() as AddressInfo).port;
    cluster = await startRealCluster();
  });
  after(async () => {
    await cluster?.stop();
    backend.close();
  });

  const directly = (url: string) => {
    const ca = readFileSync(cluster.direct.caFile ?? assert.fail('no caFile'));
    return new Promise<number>((resolve, reject) => {
      get(url, { ca }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      }).on('error', reject);
    });
  };

  it('lets anonymous users through to backends, and nowhere else', async () => {
    const url = await cluster.direct.expose({ name: 'web', port });
    assert.equal(await directly(url), 200);
    assert.equal(await directly(`${cluster.direct.origin}/api/v1/services`), 403);
  });

  it('is one cluster by both ways', async () => {
    const url = await cluster.kubectlProxy.expose({ name: 'both', port, servicePort: 8080 });
    assert.equal(await (await fetch(url)).text(), 'from the app');
    const { origin } = cluster.kubectlProxy;
    assert.equal(await directly(url.replace(origin, cluster.direct.origin)), 200);
  });

  it('forgets a withdrawn backend, and takes it back', async () => {
    const backend = { name: 'passing', port };
    const url = await cluster.kubectlProxy.expose(backend);
    await cluster.kubectlProxy.withdraw('passing');
    assert.equal((await fetch(url)).status, 404);
    await cluster.kubectlProxy.expose(backend);
    assert.equal((await fetch(url)).status, 200);
  });

  it('says that only the stand-in keeps a log', async () => {
    await assert.rejects(cluster.direct.requests(), /use startStandin\(\)/);
    await assert.rejects(cluster.kubectlProxy.clearRequests(), /use startStandin\(\)/);
  });
});
