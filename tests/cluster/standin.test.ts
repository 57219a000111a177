import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, get as plainGet, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { connect } from 'node:tls';
import { type Cluster, type StandinOptions, startStandin } from './index.ts';

let backend: Server;
let port: number;
before(async () => {
  backend = createServer((request, response) => {
    response.end(JSON.stringify(request.headers));
  });
  await new Promise<void>((resolve) => {
    backend.listen(0, '127.0.0.1', resolve);
  });
  port = (backend.address() as AddressInfo).port;
});
after(() => backend.close());

async function withStandin(options: StandinOptions, use: (cluster: Cluster) => Promise<void>) {
  const cluster = await startStandin(options);
  try {
    await use(cluster);
  } finally {
    await cluster.stop();
  }
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe('the request log', () => {
  it('tells where a request went, below a base path too, and can be cleared', () =>
    withStandin({ basePath: '/k8s/clusters/c-abc' }, async (cluster) => {
      const url = await cluster.expose({ name: 'web', port });
      await fetch(`${url}a?b=1`);
      await fetch(`${cluster.origin}/a`);
      const [first, second] = await cluster.requests();
      const prefix = '/k8s/clusters/c-abc/api/v1/namespaces/default/services/web:80/proxy';
      assert.equal(first?.path, `${prefix}/a?b=1`);
      assert.equal(first?.mount, prefix);
      assert.equal(first?.status, 200);
      assert.equal(second?.mount, null);
      assert.equal(second?.status, 404);
      await cluster.clearRequests();
      assert.deepEqual(await cluster.requests(), []);
    }));

  it('names the user and never a credential', () =>
    withStandin({ tokens: { 'very-secret': 'jane' } }, async (cluster) => {
      const url = await cluster.expose({ name: 'web', port });
      const headers = { ...bearer('very-secret').headers, cookie: 'session=hidden; b=hidden' };
      const seen = await (await fetch(url, { headers })).text();
      const log = await cluster.requests();
      assert.equal(log[0]?.user, 'jane');
      assert.equal(log[0]?.headers['authorization'], 'Bearer');
      assert.equal(log[0]?.headers['cookie'], 'session; b');
      assert.doesNotMatch(JSON.stringify(log), /very-secret|hidden/);
      assert.doesNotMatch(seen, /very-secret/);
    }));

  it('hides a token among the subprotocols of a WebSocket', () =>
    withStandin({ tokens: { 'very-secret': 'jane' } }, async (cluster) => {
      const url = await cluster.expose({ name: 'web', port });
      const encoded = Buffer.from('very-secret').toString('base64url');
      const protocol = `base64url.bearer.authorization.k8s.io.${encoded}, chat`;
      const headers = {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-protocol': protocol,
      };
      await new Promise((resolve) => plainGet(url, { headers }, resolve).on('error', resolve));
      const log = await cluster.requests();
      assert.equal(log[0]?.user, 'jane');
      assert.doesNotMatch(JSON.stringify(log), new RegExp(encoded));
    }));
});

describe('access', () => {
  it('is refused without credentials where anonymous access is off', () =>
    withStandin({ anonymous: false, tokens: { good: 'jane' } }, async (cluster) => {
      const url = await cluster.expose({ name: 'web', port });
      assert.equal((await fetch(url)).status, 401);
      assert.equal((await fetch(url, bearer('wrong'))).status, 401);
      assert.equal((await fetch(url, bearer('good'))).status, 200);
    }));

  it('is forbidden to listed users, in the sentence of the API server', () =>
    withStandin(
      { forbidden: ['system:anonymous', 'joe'], tokens: { j: 'joe' } },
      async (cluster) => {
        const url = await cluster.expose({ name: 'web', port });
        const answer = await fetch(url, bearer('j'));
        assert.equal(answer.status, 403);
        const { message } = (await answer.json()) as { message: string };
        assert.equal(
          message,
          'services "web:80" is forbidden: User "joe" cannot get resource "services/proxy" ' +
            'in API group "" in the namespace "default"',
        );
        assert.equal((await fetch(url)).status, 403);
      },
    ));
});

describe('backends', () => {
  it('come and go while it runs', () =>
    withStandin({}, async (cluster) => {
      const url = await cluster.expose({ name: 'web', port });
      assert.equal((await fetch(url)).status, 200);
      await cluster.withdraw('web');
      assert.equal((await fetch(url)).status, 404);
      await assert.rejects(cluster.withdraw('web'), /no backend is named "web"/);
    }));

  it('need a name for each of several ports', () =>
    withStandin({}, async (cluster) => {
      await cluster.expose({ name: 'web', port });
      const second = cluster.expose({ name: 'web', port, servicePort: 81, portName: 'b' });
      await assert.rejects(second, /wants a portName on each/);
    }));

  it('are refused where they make no sense', () =>
    withStandin({}, async (cluster) => {
      await assert.rejects(cluster.expose({ name: 'web', port: 0 }), /port 0 is not between/);
      await assert.rejects(cluster.expose({ name: '', port }), /has no name/);
    }));
});

describe('lists', () => {
  it('come in pages', () =>
    withStandin({}, async (cluster) => {
      for (const name of ['a', 'b', 'c']) await cluster.expose({ name, port });
      const names: string[] = [];
      let token = '';
      do {
        const query = `limit=2&continue=${token}`;
        const answer = await fetch(`${cluster.origin}/api/v1/services?${query}`);
        const page = (await answer.json()) as {
          metadata: { continue?: string };
          items: { metadata: { name: string } }[];
        };
        assert.ok(page.items.length <= 2);
        names.push(...page.items.map((item) => item.metadata.name));
        token = page.metadata.continue ?? '';
      } while (token);
      assert.deepEqual(names, ['a', 'b', 'c', 'kubernetes']);
    }));

  it('follow namespaces and selectors', () =>
    withStandin({}, async (cluster) => {
      await cluster.expose({ name: 'a', port });
      await cluster.expose({ name: 'b', port, namespace: 'team' });
      const count = async (path: string) => {
        const list = (await (await fetch(cluster.origin + path)).json()) as { items: unknown[] };
        return list.items.length;
      };
      assert.equal(await count('/api/v1/namespaces/team/services'), 1);
      assert.equal(await count('/api/v1/services?labelSelector=app%3Da'), 1);
      assert.equal(await count('/api/v1/services?fieldSelector=metadata.name%3Db'), 1);
      assert.equal(await count('/api/v1/namespaces?fieldSelector=metadata.name%3Dteam'), 1);
    }));
});

describe('https', () => {
  it('shows the certificate that caFile vouches for and tlsSpki names', () =>
    withStandin({ tls: true }, async (cluster) => {
      const { hostname, port } = new URL(cluster.origin);
      const ca = readFileSync(cluster.caFile ?? assert.fail('no caFile'));
      const socket = connect({ host: hostname, port: Number(port), ca });
      await new Promise((resolve, reject) => {
        socket.once('secureConnect', resolve).once('error', reject);
      });
      const { publicKey } = socket.getPeerX509Certificate() ?? assert.fail('no certificate');
      socket.destroy();
      const der = publicKey.export({ type: 'spki', format: 'der' });
      assert.equal(cluster.tlsSpki, createHash('sha256').update(der).digest('base64'));
    }));
});
