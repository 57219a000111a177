/** Installed and updated from the archive as the README says, in a clean profile of Chromium. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Demo, startDemo } from '../../demo/index.ts';
import { version } from '../../scripts/package/archives.ts';
import { type Browser, launch } from '../harness/index.ts';
import { type Packed, pack, unzipAs } from './packed.ts';
import { unzip } from './unzip.ts';

describe('installed from the archive in Chromium', () => {
  let packed: Packed;
  let demo: Demo;
  let extension: string;
  let profile: string;

  before(async () => {
    packed = await pack();
    demo = await startDemo();
    extension = join(packed.folder, 'porthole');
    profile = join(packed.folder, 'profile');
    unzip(packed.chromium, extension);
  });
  after(async () => {
    await demo.stop();
    await packed.remove();
  });

  async function versionOf(browser: Browser): Promise<string> {
    const worker = await browser.serviceWorker();
    // @ts-expect-error chrome exists only inside the extension
    return worker.evaluate(() => chrome.runtime.getManifest().version);
  }

  async function useDemo(browser: Browser): Promise<void> {
    for (const { ui, url } of demo.listed) {
      const page = await browser.page();
      await page.goto(url, { waitUntil: 'commit' });
      await ui.use(page);
      await page.close();
    }
  }

  async function using(work: (browser: Browser) => Promise<void>): Promise<void> {
    const browser = await launch({ extension, profile });
    try {
      await work(browser);
    } finally {
      await browser.close();
    }
  }

  it('works', () =>
    using(async (browser) => {
      assert.equal(await versionOf(browser), await version());
      await useDemo(browser);
      const worker = await browser.serviceWorker();
      // @ts-expect-error chrome exists only inside the extension
      await worker.evaluate(() => chrome.storage.local.set({ kept: 'over the update' }));
    }));

  it('works after a newer version was unpacked over it, and has kept what it stored', async () => {
    await unzipAs('99.1', packed.chromium, extension);
    await using(async (browser) => {
      assert.equal(await versionOf(browser), '99.1');
      const worker = await browser.serviceWorker();
      // @ts-expect-error chrome exists only inside the extension
      const { kept } = await worker.evaluate(() => chrome.storage.local.get('kept'));
      assert.equal(kept, 'over the update');
      await useDemo(browser);
    });
  });
});
