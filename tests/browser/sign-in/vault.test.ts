/** Sign-ins that are kept: encrypted, locked again by a restart and by time, and never lost by a wrong passphrase. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Cluster, startStandin } from '../../cluster/index.ts';
import { isFirefox } from '../../harness/index.ts';
import { Scene, type Tab, until } from '../kit/index.ts';
import { findings } from '../popup/axe.ts';

const TOKEN = 'marked-vault-51c2';
const PASSPHRASE = 'correct horse battery';
const LOCKS = ['by hand', 'idle', 'locked'] as const;
const app = { '*': '<!doctype html><title>app</title>' };

describe('sign-ins that are kept', () => {
  let profile: string;
  let cluster: Cluster;
  let scene: Scene;
  before(async () => {
    profile = await mkdtemp(join(tmpdir(), 'porthole-vault-'));
    cluster = await startStandin({ tls: true, tokens: { [TOKEN]: 'jane' }, anonymous: false });
    await open();
  });
  after(async () => {
    await scene?.close();
    await cluster?.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  async function open(): Promise<void> {
    // The stand-in goes on, whoever opens it.
    const kept = { ...cluster, stop: async () => {} };
    scene = await Scene.open({ web: app }, { cluster: kept, profile });
  }
  async function restart(): Promise<void> {
    await scene.close();
    await open();
  }
  async function settings(): Promise<Page> {
    const page = await scene.browser.page();
    await page.goto(scene.browser.own('options.html'));
    return page;
  }
  const says = (page: Page, text: string) => page.getByText(text).first().waitFor();
  const stored = () => scene.inside.local<{ data: string }>('vault');
  const shows = (tab: Tab, title: string) =>
    until(
      `the tab shows ${title}`,
      () => tab.page.title().catch(() => ''),
      (it) => it === title,
    );

  it('are so after a passphrase was given twice, and long enough', async () => {
    await scene.inside.signIn(cluster.origin, TOKEN);
    const page = await settings();
    await says(page, 'Sign-ins are forgotten when the browser ends.');
    assert.deepEqual(await findings(page), []);
    const keep = page.getByRole('button', { name: 'Keep them, encrypted' });
    await page.getByLabel('Passphrase', { exact: true }).fill('short');
    await keep.click();
    await says(page, 'at least 8 characters');
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('The passphrase again').fill(`${PASSPHRASE}!`);
    await keep.click();
    await says(page, "The two aren't the same.");
    await page.getByLabel('The passphrase again').fill(PASSPHRASE);
    await keep.click();
    await says(page, 'Sign-ins are kept on this device');
    assert.deepEqual(await findings(page), []);
    await page.close();
  });

  it('are locked when the browser starts, and opened by the passphrase alone', async () => {
    await restart();
    const tab = await scene.tab(scene.url('/'));
    assert.notEqual(await tab.page.title(), 'app');
    const popup = await scene.popup(tab);
    await says(popup, 'Your sign-ins are locked, so none was sent.');
    assert.deepEqual(await findings(popup), []);
    await popup.getByLabel('Passphrase').fill('wrong horse');
    await popup.getByRole('button', { name: 'Unlock' }).click();
    await says(popup, "That isn't the passphrase. Nothing has changed.");
    assert.equal(await popup.getByLabel('Passphrase').inputValue(), 'wrong horse');
    await popup.getByLabel('Passphrase').fill(PASSPHRASE);
    await popup.getByRole('button', { name: 'Unlock' }).click();
    await shows(tab, 'app');
    await popup.close();
    await tab.page.close();
  });

  it('are kept as they change, each time under other bytes', async () => {
    const before = await stored();
    const tab = await scene.tab(scene.url('/'));
    const popup = await scene.popup(tab);
    await popup.getByRole('button', { name: /^Sign out/ }).click();
    await until('sealed again', stored, (it) => it?.data !== before?.data);
    await restart();
    const again = await scene.tab(scene.url('/'));
    const itsPopup = await scene.popup(again);
    await itsPopup.getByLabel('Passphrase').fill(PASSPHRASE);
    await itsPopup.getByRole('button', { name: 'Unlock' }).click();
    await says(itsPopup, "You haven't signed in here.");
    await itsPopup.getByRole('button', { name: /^Sign in to/ }).click();
    await itsPopup.getByLabel('Token').last().fill(TOKEN);
    await itsPopup
      .locator('form')
      .getByRole('button', { name: /^Sign in to/ })
      .click();
    await shows(again, 'app');
    await itsPopup.close();
    await again.page.close();
  });

  it('are locked by hand, by time and by the screen, and then no rule sends them', async () => {
    const tab = await scene.tab(scene.url('/'));
    await shows(tab, 'app');
    const status = () => tab.page.evaluate(() => fetch('/data').then((it) => it.status));
    // Firefox tells of no locked screen.
    for (const how of isFirefox ? LOCKS.slice(0, 2) : LOCKS) {
      await until('signed in', status, (it) => it === 200);
      const page = await settings();
      if (how === 'by hand') await page.getByRole('button', { name: 'Lock now' }).click();
      else await scene.browser.tellIdle(how);
      await until(`locked ${how}`, status, (it) => it === 401);
      if (!isFirefox) await until('no rule', rulesWithToken, (it) => it === 0);
      await page.getByLabel('Passphrase').fill(PASSPHRASE);
      await page.getByRole('button', { name: 'Unlock' }).click();
      await page.getByRole('button', { name: 'Lock now' }).waitFor();
      await page.close();
    }
    await tab.page.close();
  });

  async function rulesWithToken(): Promise<number> {
    const rules = await scene.inside.rules();
    return rules.filter((rule) => JSON.stringify(rule).includes(TOKEN)).length;
  }

  it('stand nowhere in the profile in the clear', async () => {
    await scene.close();
    for (const file of await readdir(profile, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const bytes = await readFile(join(file.parentPath, file.name)).catch(() => Buffer.alloc(0));
      assert.ok(!bytes.includes(TOKEN), file.name);
      assert.ok(!bytes.includes(PASSPHRASE), file.name);
    }
    await open();
  });

  it('are gone when the user erases all, or wants them kept no longer', async () => {
    const page = await settings();
    await page.getByRole('button', { name: 'Keep them no longer' }).click();
    await says(page, 'Sign-ins are forgotten when the browser ends.');
    assert.equal(await stored(), null);
    await scene.inside.signIn(cluster.origin, TOKEN);
    await page.getByRole('button', { name: 'Erase it all' }).click();
    await page.getByRole('button', { name: 'Yes, erase everything' }).click();
    await says(page, 'Everything was erased.');
    assert.equal(await scene.inside.session('sign-ins'), null);
    await page.close();
  });
});
