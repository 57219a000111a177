import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';
import { after, before, describe, it } from 'node:test';
import { type Cluster, type RealCluster, startRealCluster, startStandin } from './index.ts';

const token = 'good-token';

/** Whether the server ends the connection by itself after one answered request. */
function endsConnection(cluster: Cluster, headers: Record<string, string>): Promise<boolean> {
  const session = connect(cluster.origin, { ca: readFileSync(cluster.caFile ?? '') });
  return new Promise((resolve, reject) => {
    session.on('error', reject);
    session.on('goaway', () => resolve(true));
    const path = '/api/v1/namespaces/default/services/missing:80/proxy/';
    const request = session.request({ ':path': path, ...headers });
    // A GOAWAY travels on the same connection: it would be here before the answer to a ping.
    request.on('end', () => session.ping(() => resolve(false)));
    request.resume();
  }).finally(() => session.close()) as Promise<boolean>;
}

describe('over HTTP/2, as browsers speak it', () => {
  let real: RealCluster;
  let standin: Cluster;
  before(async () => {
    standin = await startStandin({ tls: true, tokens: { [token]: 'jane' } });
    real = await startRealCluster({ tokens: { [token]: 'jane' } });
  });
  after(async () => {
    await standin?.stop();
    await real?.stop();
  });

  it('both end the connection of somebody without credentials', async () => {
    assert.equal(await endsConnection(real.direct, {}), true);
    assert.equal(await endsConnection(standin, {}), true);
  });

  it('both keep the connection of a known user', async () => {
    const headers = { authorization: `Bearer ${token}` };
    assert.equal(await endsConnection(real.direct, headers), false);
    assert.equal(await endsConnection(standin, headers), false);
  });
});
