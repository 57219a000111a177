import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { json, Lists, type Trouble } from '../kit/lists.ts';
import type { Stage } from '../popup/stage.ts';
import { know, openWith, Search } from './finding.ts';

const isSecondPage: (url: URL) => boolean = (url) => url.searchParams.has('continue');

describe('a cluster that can not be listed', () => {
  let lists: Lists;
  let stage: Stage;
  let cluster = 0;
  before(async () => {
    lists = await Lists.open(1200);
    stage = await openWith([]);
  });
  beforeEach(async () => {
    lists.trouble = () => false;
    lists.asked.length = 0;
  });
  after(async () => {
    await stage.close();
    await lists.close();
  });

  /** A cluster that nobody has listed before. */
  async function meet(origin = lists.origin): Promise<Search> {
    cluster += 1;
    await know(stage, [{ id: `c${cluster}`, origin }]);
    const search = await Search.open(stage);
    await search.box.fill('');
    return search;
  }

  const troubles: Record<string, { trouble: Trouble; says: RegExp; rows: number }> = {
    '401': {
      trouble: (_, response) => json(response, 401, { kind: 'Status', code: 401 }),
      says: /doesn't know who you are/,
      rows: 0,
    },
    '403': {
      trouble: (_, response) => json(response, 403, { kind: 'Status', code: 403 }),
      says: /may not list anything/,
      rows: 0,
    },
    '500 on the second page': {
      trouble: (url, response) => isSecondPage(url) && json(response, 500, { kind: 'Status' }),
      says: /in trouble/,
      rows: 500,
    },
    'half an answer': {
      trouble: (url, response) => {
        if (!isSecondPage(url)) return false;
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '999' });
        response.write('{"kind":"ServiceList","items":[{"metadata":{"na');
        setImmediate(() => response.destroy());
        return true;
      },
      says: /end in the middle/,
      rows: 500,
    },
    'not Kubernetes': {
      trouble: (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Hi</h1>');
        return true;
      },
      says: /isn't the Kubernetes API/,
      rows: 0,
    },
  };

  for (const [name, { trouble, says, rows }] of Object.entries(troubles)) {
    it(`says so, keeps what it has and what was typed, and goes on when asked: ${name}`, async () => {
      lists.trouble = trouble;
      const search = await meet();
      await search.note(says);
      await search.box.fill('grafana');
      lists.trouble = () => false;
      assert.equal((await search.options.count()) > 0, rows > 0);
      await search.page.getByRole('button', { name: 'Try again' }).click();
      await search.counts('150 found');
      assert.equal(await search.box.inputValue(), 'grafana');
      await search.page.close();
    });
  }

  it('says that nobody answers', async () => {
    const search = await meet('http://127.0.0.1:9');
    await search.note(/Nobody answers/);
    await search.page.close();
  });

  it('waits as long as a 429 asks for', async () => {
    const asked: number[] = [];
    lists.trouble = (url, response) => {
      if (url.searchParams.get('continue') !== '500') return false;
      asked.push(performance.now());
      if (asked.length > 1) return false;
      response.setHeader('retry-after', '1');
      return json(response, 429, { kind: 'Status', code: 429 });
    };
    const search = await meet();
    await search.counts('1200 in all clusters');
    const [first = 0, second = 0] = asked;
    assert.equal(asked.length, 2);
    assert.ok(second - first >= 1000, `asked again after ${second - first} ms`);
    await search.page.close();
  });

  it('goes on with the token of a 410', async () => {
    let expired = 0;
    lists.trouble = (url, response) => {
      if (url.searchParams.get('continue') !== '500' || expired > 0) return false;
      expired += 1;
      return json(response, 410, { kind: 'Status', code: 410, metadata: { continue: '500' } });
    };
    const search = await meet();
    await search.counts('1200 in all clusters');
    const firstPages = lists.asked.filter((path) => path === '/api/v1/services?limit=500');
    assert.equal(firstPages.length, 1);
    await search.page.close();
  });

  it('looks into the namespaces that it is told, where all are too many', async () => {
    lists.trouble = (url, response) =>
      !url.pathname.includes('/namespaces/prod/') && json(response, 403, { kind: 'Status' });
    cluster += 1;
    await know(stage, [{ id: `c${cluster}`, origin: lists.origin, namespaces: ['prod', 'dev'] }]);
    const search = await Search.open(stage);
    await search.box.fill('');
    await search.counts('240 in all clusters');
    await search.note(/may not list: nodes, services, pods/);
    await search.page.close();
  });
});
