import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { throwAwayCertificate } from '../../cluster/certificate.ts';
import { json } from '../kit/lists.ts';
import { findings } from '../popup/axe.ts';
import type { Stage } from '../popup/stage.ts';
import { openWith, Search } from './finding.ts';

/** What a cluster of Kubernetes answers a user who may open one service. */
const cluster: RequestListener = (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/version') {
    json(response, 200, { gitVersion: 'v1.99.1', platform: 'linux/amd64' });
    return;
  }
  void bodyOf(request).then((body) => {
    const { kind, spec } = JSON.parse(body) as Review;
    const allowed = spec?.resourceAttributes?.resource === 'services';
    const userInfo = { username: 'jane', groups: ['ops'] };
    const may = { allowed: allowed && !spec?.resourceAttributes?.subresource };
    json(response, 201, { kind, status: kind === 'SelfSubjectReview' ? { userInfo } : may });
  });
};

interface Review {
  kind: string;
  spec?: { resourceAttributes?: { resource: string; subresource?: string } };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += part;
  return body;
}

const status = (code: number, message: string): RequestListener => {
  const told = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', code, message };
  return (_, response) => void json(response, code, told);
};

const cases: Record<string, { answers: RequestListener; says: RegExp }> = {
  'a cluster': { answers: cluster, says: /It works/ },
  'one that asks who it is': { answers: status(401, 'Unauthorized'), says: /those it knows/ },
  'one that knows nobody': {
    answers: status(403, 'forbidden: User "system:anonymous" cannot get path "/version"'),
    says: /doesn't know who you are/,
  },
  'something else': {
    answers: (_, response) => response.setHeader('content-type', 'text/html').end('<h1>Hi</h1>'),
    says: /isn't the Kubernetes API/,
  },
  'a login page of its own': {
    answers: ({ url }, response) => {
      if (url === '/login') response.setHeader('content-type', 'text/html').end('<form></form>');
      else response.writeHead(302, { location: '/login' }).end();
    },
    says: /wants you to sign in/,
  },
  'a login page on another host': {
    answers: (_, response) => response.writeHead(302, { location: 'http://192.0.2.1/' }).end(),
    says: /wants you to sign in/,
  },
  'kubectl proxy without its cluster': {
    answers: (_, response) => response.writeHead(502).end(),
    says: /can't reach its cluster|error of its own/,
  },
};

describe('testing a host on the spot', () => {
  let stage: Stage;
  const servers: (Server | TlsServer)[] = [];
  before(async () => {
    stage = await openWith([]);
  });
  after(async () => {
    await stage.close();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function listen(server: Server | TlsServer, scheme = 'http'): Promise<string> {
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** The room in which a host was tested, once it says so. */
  async function test(address: string, says: RegExp) {
    const page = await Search.openAnywhere(stage);
    const box = page.getByLabel(/Paste an address/);
    const door = page.getByRole('button', { name: 'Add a cluster' });
    await box.or(door).waitFor();
    if (!(await box.isVisible())) await door.click();
    await box.fill(address);
    await page.getByRole('button', { name: /^Test / }).click();
    await page.getByRole('status').filter({ hasText: says }).waitFor();
    return page;
  }

  for (const [name, { answers, says }] of Object.entries(cases)) {
    it(`says in a word what is there: ${name}`, async () => {
      const page = await test(await listen(createServer(answers)), says);
      assert.deepEqual(await findings(page), []);
      await page.close();
    });
  }

  it('tells version, user and rights', async () => {
    const page = await test(await listen(createServer(cluster)), /It works/);
    await page.getByText('Kubernetes v1.99.1 on linux/amd64').waitFor();
    await page.getByText('It takes you for jane · ops.').waitFor();
    await page.getByText('You may: list services.').waitFor();
    await page.getByText(/You may not: list pods, .*open services, open pods\./).waitFor();
    await page.close();
  });

  it('says that nobody is there', async () => {
    const server = createServer();
    const origin = await listen(server);
    await new Promise((closed) => server.close(closed));
    const page = await test(origin, /Run kubectl proxy/);
    await page.close();
  });

  it('says that the certificate is not trusted', async () => {
    const { key, cert } = await throwAwayCertificate();
    const origin = await listen(createTlsServer({ key, cert }, cluster), 'https');
    const page = await test(origin, /The browser doesn't trust its certificate/);
    await page.close();
  });

  it('says which scheme is spoken', async () => {
    const plain = await listen(createServer(cluster));
    const page = await test(plain.replace('http:', 'https:'), /doesn't speak https/);
    await page.close();
  });
});
