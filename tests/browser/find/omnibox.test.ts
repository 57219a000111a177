import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'wxt/browser';
import { type Browser as Launched, launch } from '../../harness/index.ts';
import { builtExtension } from '../kit/index.ts';
import { Lists } from '../kit/lists.ts';
import { suggestions } from './suggestions.ts';

declare const chrome: typeof Browser;

describe('the keyword in the address bar', () => {
  let lists: Lists;
  let browser: Launched;
  before(async () => {
    lists = await Lists.open(60);
    browser = await launch({ extension: builtExtension });
    const worker = await browser.serviceWorker();
    const cluster = { id: 'dev', base: '', name: 'dev', colour: 'blue', namespaces: [] };
    await worker.evaluate(
      (clusters) => chrome.storage.local.set({ clusters }),
      [{ ...cluster, origin: lists.origin }],
    );
  });
  after(async () => {
    await browser.close();
    await lists.close();
  });

  it('suggests what a few letters find, though nothing was listed before', async () => {
    const worker = await browser.serviceWorker();
    const found = await worker.evaluate(suggestions, 'graf');
    assert.equal(found.length, 6);
    assert.match(found[0]?.description ?? '', /^grafana-/);
    assert.ok(found[0]?.content.startsWith(`${lists.origin}/api/v1/namespaces/`));
  });

  it('suggests nothing for what is nowhere', async () => {
    const worker = await browser.serviceWorker();
    assert.deepEqual(await worker.evaluate(suggestions, 'zzzz'), []);
  });
});
