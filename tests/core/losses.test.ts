import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { losses, strayedLoss, unownedLoss } from '../../dist/core/index.js';
import { vectors } from './vectors.ts';

interface Case {
  readonly about: string;
  readonly origin?: string;
  readonly path: string;
  readonly query?: string;
  readonly method?: string;
  readonly type?: string;
  readonly authorization?: boolean;
  readonly status?: number;
  readonly message?: string;
  readonly body?: string;
  readonly audited?: boolean;
  readonly html?: string;
  readonly error?: string;
  readonly losses: readonly string[];
  readonly seen?: string;
}

const { cases } = vectors<{ cases: readonly Case[] }>('losses.json');
const mountOf = (origin = 'http://127.0.0.1:8001') =>
  `${origin}/api/v1/namespaces/default/services/web:80/proxy/`;

function headersOf({ audited, html }: Case): Record<string, string> | undefined {
  const typed: Record<string, string> =
    html === undefined
      ? {}
      : { 'content-type': 'text/html; charset=utf-8', 'content-encoding': html };
  if (audited === undefined) return html === undefined ? undefined : typed;
  return audited ? { ...typed, 'audit-id': '1' } : typed;
}

const bodyOf = ({ message, body, status: code }: Case) =>
  message === undefined
    ? body
    : JSON.stringify({ kind: 'Status', apiVersion: 'v1', message, code });

describe('what a page loses', () => {
  for (const given of cases) {
    it(given.about, () => {
      const { method, type, authorization, status, error } = given;
      const mount = mountOf(given.origin);
      const url = mount + given.path + (given.query === undefined ? '' : `?${given.query}`);
      const known = { headers: headersOf(given), body: bodyOf(given) };
      const found = losses({ mount, url, method, type, authorization, status, error, ...known });
      const told = found.map(({ cause, fatal }) => cause + (fatal ? '!' : ''));
      assert.deepEqual(told, given.losses);
      if (given.seen !== undefined) assert.equal(found[0]?.params['seen'], given.seen);
      assert.ok(!JSON.stringify(found).includes('s3cret'));
    });
  }

  it("by a frame that shows another mount, and no other frame's", () => {
    const other = mountOf().replace('/web', '/other');
    const url = 'http://127.0.0.1:8001/logo.svg?token=s3cret';
    const { cause, advice, fatal, params } = strayedLoss(mountOf(), `${other}page?q`, url) ?? {};
    assert.deepEqual([cause, advice, fatal], ['foreign-frame', 'own-tab', false]);
    assert.deepEqual([params?.['seen'], params?.['frame']], ['GET /logo.svg', other]);
    for (const own of [`${mountOf()}page`, 'about:blank', '', 'http://127.0.0.1:8001/page']) {
      assert.equal(strayedLoss(mountOf(), own, url), undefined);
    }
  });

  it('by a worker that no tab owns', () => {
    const loss = unownedLoss(mountOf(), 'http://127.0.0.1:8001/data?token=s3cret#x');
    assert.deepEqual(
      [loss.cause, loss.advice, loss.fatal],
      ['unowned-worker', 'close-others', false],
    );
    assert.deepEqual([loss.params['seen'], loss.params['host']], ['GET /data', '127.0.0.1:8001']);
  });
});
