/** Modes that an administrator sets, in Chromium with a policy of the system. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { builtExtension, Scene, until } from '../kit/index.ts';
import { noPolicies, Policy } from '../kit/policy.ts';
import { findings } from '../popup/axe.ts';

const page = '<!doctype html><title>app</title>';

describe('the mode that an administrator sets', { skip: await noPolicies() }, () => {
  let extension: string;
  let policy: Policy;
  let scene: Scene;
  before(async () => {
    // Of its own, so that the policy is for no other browser that runs.
    extension = await mkdtemp(join(tmpdir(), 'porthole-managed-'));
    await cp(builtExtension, extension, { recursive: true });
    policy = await Policy.of(extension);
    scene = await Scene.open({ web: { '*': page } }, { extension });
    await scene.inside.write('choices', { [scene.url()]: 'root' });
  });
  after(async () => {
    policy?.remove();
    await scene?.close();
    await rm(extension, { recursive: true });
  });

  /** Resolves when the scripts that go into the service's pages are those for it. */
  async function set(choice: string): Promise<void> {
    await policy.write({ choices: { [scene.url()]: choice } });
    const inForce = () => scene.inside.local<{ choices: Record<string, string> }>('managed');
    await until(`${choice} in force`, inForce, (all) => all?.choices[scene.url()] === choice);
    const pins = async () => (await scene.inside.scripts()).filter((id) => id.includes('pin'));
    const wanted = choice === 'prefix' || choice === 'root' ? `page-pin-${choice}` : '';
    await until(`the pin of ${choice}`, pins, (now) => now.join() === wanted);
  }
  async function popupOf(tab: number): Promise<Page> {
    const popup = await scene.browser.page();
    await popup.goto(scene.browser.own(`popup.html?tab=${tab}`));
    return popup;
  }

  it('is in force over the user’s own, and the popup says whose it is', async () => {
    await set('prefix');
    const tab = await scene.tab(scene.url('/deep'));
    assert.equal(tab.page.url(), scene.url('/deep'));
    const record = await scene.record(tab);
    assert.deepEqual([record?.mode, record?.reason], ['prefix', 'managed']);
    const popup = await popupOf(tab.id);
    await popup.getByText('Your organisation chose this for this app.').waitFor();
    await popup.getByText("Set by your organisation, so it can't be changed here.").waitFor();
    for (const radio of await popup.getByRole('radio').all()) assert.ok(await radio.isDisabled());
    assert.deepEqual(await findings(popup), []);
    await popup.close();
    await assert.rejects(scene.inside.choose(tab.id, 'off'), /Set by your organisation/);
    assert.equal((await scene.record(tab))?.mode, 'prefix');
    await tab.page.close();
  });

  it('may be Auto, so that no pin counts', async () => {
    await set('auto');
    const tab = await scene.tab(scene.url('/deep'));
    const record = await scene.record(tab);
    assert.deepEqual([record?.choice, record?.reason], ['auto', 'default']);
    const popup = await popupOf(tab.id);
    await popup.getByText("Set by your organisation, so it can't be changed here.").waitFor();
    await popup.close();
    await tab.page.close();
  });

  it('may be Off', async () => {
    await set('off');
    const tab = await scene.tab(scene.url('/deep'));
    assert.equal((await scene.record(tab))?.mode, 'off');
    assert.equal(await tab.page.evaluate("new Request('/x').url"), `${scene.cluster.origin}/x`);
    await tab.page.close();
  });

  it('leaves the user’s own as it was, for when it is gone', async () => {
    policy.remove();
    const scripts = () => scene.inside.scripts();
    await until('the user’s pin', scripts, (all) => all.includes('page-pin-root'));
    const tab = await scene.tab(scene.url('/deep'));
    const record = await scene.record(tab);
    assert.deepEqual([record?.choice, record?.reason], ['root', 'pinned']);
    await tab.page.close();
  });
});
