import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strayedLoss, unownedLoss } from '../../dist/core/index.js';
import { lossCases, lossesOf, mountOf } from './loss-cases.ts';

describe('what a page loses', () => {
  for (const given of lossCases) {
    it(given.about, () => {
      const found = lossesOf(given);
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
