/** Clusters that an administrator rolls out, in Chromium with a policy of the system. */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'wxt/browser';
import { know, Search } from '../find/finding.ts';
import { suggestions } from '../find/suggestions.ts';
import { builtExtension, permitted, until } from '../kit/index.ts';
import { Lists } from '../kit/lists.ts';
import { noPolicies, Policy } from '../kit/policy.ts';
import { findings } from '../popup/axe.ts';
import { evaluate } from '../popup/extension-page.ts';
import { Stage } from '../popup/stage.ts';

declare const chrome: typeof Browser;

/** Allowed in the extension's manifest, as by a person who has been asked; and a host that nobody was asked about. */
const [NEAR, FAR] = ['near.test', 'far.test'];

describe('clusters that an administrator rolls out', { skip: await noPolicies() }, () => {
  let extension: string;
  let policy: Policy;
  let stage: Stage;
  let lists: Lists;
  before(async () => {
    [lists, extension] = await Promise.all([
      Lists.open(60),
      permitted(builtExtension, `http://${NEAR}/*`),
    ]);
    policy = await Policy.of(extension);
    await policy.write({ clusters: [{ name: 'Team', url: lists.origin, colour: 'red' }] });
    const args = [`--host-resolver-rules=MAP ${NEAR} 127.0.0.1, MAP ${FAR} 127.0.0.1`];
    stage = await Stage.open({ extension, args });
  });
  after(async () => {
    policy?.remove();
    await stage?.close();
    await lists?.close();
    await rm(extension, { recursive: true });
  });

  const at = (host: string) => lists.origin.replace('127.0.0.1', host);
  const settings = async () => {
    const page = await stage.page();
    await page.goto(stage.address('options.html'));
    return page;
  };
  const managed = async () => {
    const kept = (await evaluate(stage.inside, 'readLocal', 'managed')) as {
      clusters: { name: string }[];
    } | null;
    return (kept?.clusters ?? []).map(({ name }) => name).join();
  };
  /** Rolls something else out while the browser runs, and waits until it is in force. */
  async function rollOut(...clusters: { name: string; [more: string]: unknown }[]): Promise<void> {
    await policy.write({ clusters });
    const names = clusters.map(({ name }) => name).join();
    await until(`in force: ${names}`, managed, (now) => now === names);
  }

  it('are found in the popup without anybody having added them', async () => {
    const search = await Search.open(stage);
    await search.counts('60 in all clusters');
    await search.page.close();
  });

  it('come before the user’s own in the settings, and can’t be changed there', async () => {
    await know(stage, [{ id: 'mine', origin: 'http://127.0.0.1:9' }]);
    const page = await settings();
    const cards = page.getByRole('region', { name: 'Clusters' }).getByRole('listitem');
    await cards.nth(1).waitFor();
    const [first, second] = [cards.first(), cards.nth(1)];
    assert.match(await first.innerText(), /Team[\s\S]*Set by your organisation/);
    assert.equal(await first.getByRole('textbox').count(), 0);
    assert.equal(await first.getByRole('button', { name: /Remove|Move/ }).count(), 0);
    assert.equal(await second.getByLabel('Name', { exact: true }).inputValue(), 'mine');
    assert.deepEqual(await findings(page), []);
    await page.close();
  });

  it('stand once in the list where the user has added the same, whose own stays stored', async () => {
    const own = { id: 'own', origin: lists.origin, namespaces: ['prod'] };
    await know(stage, [
      { id: 'a', origin: 'http://127.0.0.1:8' },
      own,
      { ...own, id: 'b', origin: 'http://127.0.0.1:9' },
    ]);
    const page = await settings();
    const names = () =>
      page
        .getByLabel('Name', { exact: true })
        .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value).join());
    await until('the user’s own', names, (now) => now === 'a,b');
    assert.match(await page.getByRole('listitem').first().innerText(), /Team[\s\S]*: prod/);
    await page.getByRole('button', { name: 'Move a down' }).click();
    await until('the other order', names, (now) => now === 'b,a');
    await page.getByRole('button', { name: 'Remove a' }).click();
    await until('one left', names, (now) => now === 'b');
    await page.getByRole('button', { name: 'Undo' }).click();
    await until('the same order', names, (now) => now === 'b,a');
    const kept = (await evaluate(stage.inside, 'readLocal', 'clusters')) as { id: string }[];
    assert.deepEqual(kept.map(({ id }) => id).sort(), ['a', 'b', 'own']);
    await page.close();
  });

  it('survive the erasing of all settings', async () => {
    const page = await settings();
    await page.getByRole('button', { name: 'Erase it all' }).click();
    await page.getByRole('button', { name: 'Yes, erase everything' }).click();
    await page.getByText('Everything was erased').waitFor();
    assert.equal(await evaluate(stage.inside, 'readLocal', 'clusters'), null);
    assert.equal(await managed(), 'Team');
    await page.close();
  });

  it('take effect when they change, in pages that are open', async () => {
    const search = await Search.open(stage);
    await rollOut({ name: 'Team', url: lists.origin }, { name: 'Second', url: at('localhost') });
    await search.counts('120 in all clusters');
    await search.page.close();
  });

  it('are in the form and behind the keyword of the address bar', async () => {
    await rollOut({ name: 'Team', url: lists.origin });
    const page = await Search.openAnywhere(stage);
    await page.getByRole('button', { name: 'Build a URL' }).click();
    await page.getByRole('option', { name: 'Team' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Back to the search' }).click();
    const worker = await stage.serviceWorker();
    const [first] = await worker.evaluate(suggestions, 'graf');
    assert.ok(first?.content.startsWith(`${lists.origin}/api/v1/`), first?.content);
    await page.close();
  });

  it('ask for their host in words where the browser has not been asked, and ask nothing of it', async () => {
    await rollOut({ name: 'Team', url: lists.origin }, { name: 'Far', url: at(FAR) });
    lists.hosts.clear();
    const search = await Search.open(stage);
    await search.note(/Far Porthole isn't allowed on far\.test:\d+ yet/);
    await search.counts('60 in all clusters');
    await search.page.evaluate(() => {
      chrome.permissions.request = () => Promise.resolve(false);
    });
    assert.deepEqual(await findings(search.page), []);
    await search.page.getByRole('button', { name: /^Use Porthole on far/ }).click();
    await search.note("The permission wasn't given");
    assert.deepEqual([...lists.hosts], [new URL(lists.origin).host]);
    await search.page.close();
  });

  it('are worked on at once where the browser allows their host, and only there', async () => {
    await rollOut({ name: 'Near', url: at(NEAR) }, { name: 'Far', url: at(FAR) });
    const rules = () =>
      stage.inside.evaluate(async () =>
        JSON.stringify(await chrome.declarativeNetRequest.getDynamicRules()),
      );
    const made = await until('rules for the host', rules, (all) => /near\W+test/.test(all));
    assert.doesNotMatch(made, /far\W+test/);
  });

  it('are listed once the user has allowed their host', async () => {
    await rollOut({ name: 'Near', url: at(NEAR) });
    const page = await stage.page();
    await page.addInitScript(withholding, NEAR);
    await page.goto(stage.address('popup.html?page'));
    await page.getByRole('button', { name: /^Use Porthole on near/ }).click();
    await page.locator('.count').filter({ hasText: '60 in all clusters' }).waitFor();
    const hosts = await evaluate(stage.inside, 'readLocal', 'hosts');
    assert.deepEqual(hosts, [{ origin: at(NEAR), uiPaths: [] }]);
    await page.close();
  });

  it('name what can’t be used of them in the settings', async () => {
    const good = { name: 'Team', url: lists.origin };
    await policy.write({ clusters: [{ name: 'Bad', url: 'ftp://k8s.test' }, good] });
    const page = await settings();
    const left = page.getByRole('region', { name: "Left out of your organisation's settings" });
    await left.getByText('clusters[0].url').waitFor();
    await left.getByText("isn't http or https").waitFor();
    assert.equal(await managed(), 'Team');
    assert.deepEqual(await findings(page), []);
    await page.close();
  });
});

/**
 * As if the browser hadn't been asked for a host yet, which it allows in truth: then it answers without asking. Runs in
 * the page, before its own scripts.
 */
function withholding(host: string): void {
  const { permissions } = chrome;
  const contains = permissions.contains.bind(permissions);
  let asked = false;
  permissions.contains = async (what: Browser.permissions.Permissions) =>
    (asked || !what.origins?.[0]?.includes(host)) && contains(what);
  permissions.request = async (what: Browser.permissions.Permissions) => {
    asked = true;
    (permissions.onAdded as unknown as { dispatch(what: object): void }).dispatch(what);
    return true;
  };
}
