import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser as Api } from 'wxt/browser';
import { launch } from '../../harness/index.ts';
import { builtExtension, until } from '../kit/index.ts';
import { json, Lists } from '../kit/lists.ts';

declare const chrome: typeof Api;

/** How many clusters are kept. Runs in the page. */
async function kept(): Promise<number> {
  const known = await indexedDB.databases();
  // Opening it before the worker has would make it another one.
  if (!known.some(({ name }) => name === 'porthole-finder')) return 0;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('porthole-finder');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('clusters').objectStore('clusters').count();
      counting.onerror = () => reject(counting.error);
      counting.onsuccess = () => resolve(counting.result);
    };
  });
}

describe('what was listed', () => {
  let lists: Lists;
  let profile: string;
  before(async () => {
    lists = await Lists.open(1200);
    profile = await mkdtemp(join(tmpdir(), 'porthole-kept-'));
  });
  after(async () => {
    await lists.close();
    await rm(profile, { recursive: true, maxRetries: 5 });
  });

  /** A browser's whole life, in the same profile. */
  async function live(count: string, clusters?: object[]): Promise<void> {
    const browser = await launch({ extension: builtExtension, profile });
    const page = await browser.page();
    await page.goto(browser.own('popup.html?page'));
    if (clusters)
      await page.evaluate((all) => chrome.storage.local.set({ clusters: all }), clusters);
    await page.locator('.count').filter({ hasText: count }).waitFor();
    await until(
      'something kept',
      () => page.evaluate(kept),
      (count) => count === 1,
    );
    await browser.close();
  }

  it('is there after a restart, though the cluster is in trouble by then', async () => {
    const cluster = { id: 'dev', base: '', name: 'dev', colour: 'blue', namespaces: [] };
    await live('1200 in all clusters', [{ ...cluster, origin: lists.origin }]);
    lists.trouble = (_, response) => json(response, 500, { kind: 'Status', code: 500 });
    await live('1200 in all clusters');
    const again = lists.asked.slice(lists.asked.findIndex((path) => path.includes('watch=1')));
    assert.ok(!again.some((path) => path.includes('limit=')), again.join());
  });
});
