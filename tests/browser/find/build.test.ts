import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../kit/index.ts';
import { Lists } from '../kit/lists.ts';
import { findings } from '../popup/axe.ts';
import type { Stage } from '../popup/stage.ts';
import { openWith, Search } from './finding.ts';

const preview = (page: Page) => page.getByRole('status', { name: 'The URL' });

describe('building a URL, and taking one apart', () => {
  let lists: Lists;
  let stage: Stage;
  before(async () => {
    lists = await Lists.open(60);
    stage = await openWith([{ id: 'dev', origin: lists.origin }]);
  });
  after(async () => {
    await stage.close();
    await lists.close();
  });

  /** Each of the documentation's examples, as a person would have it at hand. */
  const examples: [string, string][] = [
    [
      'http://192.0.2.1/api/v1/namespaces/kube-system/services/elasticsearch-logging/proxy/_search?q=user:kimchy',
      'http://192.0.2.1/api/v1/namespaces/kube-system/services/elasticsearch-logging/proxy/_search?q=user:kimchy',
    ],
    [
      'https://192.0.2.1/api/v1/namespaces/kube-system/services/https:elasticsearch-logging:/proxy/_cluster/health?pretty=true',
      'https://192.0.2.1/api/v1/namespaces/kube-system/services/https:elasticsearch-logging:/proxy/_cluster/health?pretty=true',
    ],
    [
      'grafana is running at https://192.0.2.1/api/v1/namespaces/kube-system/services/monitoring-grafana/proxy',
      'https://192.0.2.1/api/v1/namespaces/kube-system/services/monitoring-grafana/proxy/',
    ],
  ];

  for (const [pasted, url] of examples) {
    it(`takes apart what the documentation shows: ${pasted}`, async () => {
      const search = await Search.open(stage);
      await search.box.fill(pasted);
      const shown = preview(search.page);
      await shown.filter({ hasText: url }).waitFor();
      assert.deepEqual(await findings(search.page), []);
      await search.page.getByRole('button', { name: 'Back to the search' }).click();
      await search.page.close();
    });
  }

  it('lets one choose among the lines of kubectl cluster-info', async () => {
    const search = await Search.open(stage);
    const at = 'https://192.0.2.1/api/v1/namespaces/kube-system/services';
    const text = `kibana is running at ${at}/kibana-logging/proxy\nCoreDNS is running at ${at}/kube-dns:dns/proxy\n`;
    await search.page.bringToFront();
    await search.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await search.box.press('Control+V');
    await search.page.getByRole('button', { name: /kibana/ }).waitFor();
    await search.page.getByRole('button', { name: /CoreDNS/ }).click();
    await preview(search.page).filter({ hasText: '/kube-dns:dns/proxy/' }).waitFor();
    await search.page.getByRole('button', { name: 'Back to the search' }).click();
    await search.page.close();
  });

  it('says what is wrong at its field, offers what was most likely meant, and loses nothing', async () => {
    const search = await Search.open(stage);
    await search.page.getByRole('button', { name: 'Build a URL' }).click();
    const field = (name: string) => search.page.getByLabel(name, { exact: true });
    await field('Namespace').fill('Prod');
    await search.page.getByText("can't be a namespace").waitFor();
    assert.equal(await field('Namespace').getAttribute('aria-invalid'), 'true');
    await field('Namespace').fill('prod');
    await field('Name').fill('web');
    await field('Port').fill('443');
    await search.page.getByText('most likely expects https').waitFor();
    await search.page.close();

    const again = await Search.openAnywhere(stage);
    const kept = again.getByLabel('Name', { exact: true });
    await kept.waitFor();
    assert.equal(await kept.inputValue(), 'web');
    await again.getByRole('button', { name: 'Change it' }).click();
    const url = `${lists.origin}/api/v1/namespaces/prod/services/https:web:443/proxy/`;
    await preview(again).filter({ hasText: url }).waitFor();
    await again.getByText(`kubectl get --raw /api/v1/namespaces/prod`).waitFor();
    assert.deepEqual(await findings(again), []);
    await again.getByRole('button', { name: 'Back to the search' }).click();
    await again.close();
  });

  it('offers the namespaces and names that were discovered, as they are typed', async () => {
    const search = await Search.open(stage);
    await search.counts('60 in all clusters');
    await search.page.getByRole('button', { name: 'Build a URL' }).click();
    const offered = (name: string) =>
      search.page
        .getByLabel(name, { exact: true })
        .evaluate((box) =>
          [...((box as HTMLInputElement).list?.options ?? [])].map((o) => o.value),
        );
    const become = (name: string, wanted: (now: string[]) => boolean) =>
      until(`what is offered as ${name}`, () => offered(name), wanted);
    await become('Namespace', (now) => now.length === 5 && now.includes('kube-system'));
    await search.page.getByLabel('Namespace', { exact: true }).fill('prod');
    await become('Name', (now) => now.length === 12);
    await search.page.getByLabel('Name', { exact: true }).fill('graf');
    await become(
      'Name',
      (now) => now.length > 0 && now.every((name) => name.startsWith('grafana')),
    );
    await search.page.getByRole('button', { name: 'Back to the search' }).click();
    await search.page.close();
  });

  it('knows the ports of what was discovered', async () => {
    const search = await Search.open(stage);
    await search.box.fill('web prod');
    await search.counts(/^\d+ found/);
    await search.page.getByRole('button', { name: 'Ports and copies' }).click();
    const port = search.page.getByLabel('Port', { exact: true });
    await port.fill('8080');
    await search.page.getByText("This is the pods' port").waitFor();
    await search.page.getByRole('button', { name: 'Change it' }).click();
    assert.equal(await port.inputValue(), 'http');
    await search.page.getByRole('button', { name: 'Back to the search' }).click();
    await search.page.close();
  });
});

describe('adding a cluster', () => {
  let lists: Lists;
  let stage: Stage;
  before(async () => {
    lists = await Lists.open(60);
    stage = await openWith([]);
  });
  after(async () => {
    await stage.close();
    await lists.close();
  });

  it('takes an address, and lists it at once', async () => {
    const page = await Search.openAnywhere(stage);
    await page.getByRole('button', { name: 'Add a cluster' }).click();
    const box = page.getByLabel(/Paste an address/);
    await box.fill('certainly no address');
    assert.deepEqual(await findings(page), []);
    await box.fill(lists.origin);
    await page.getByRole('button', { name: /^Add 127/ }).click();
    await page.getByText('60 in all clusters').waitFor();
    await page.close();
  });

  it('names what a browser cannot use in a kubeconfig, and the way out', async () => {
    const page = await Search.openAnywhere(stage);
    await page.getByRole('button', { name: 'Add a cluster' }).click();
    const kubeconfig = `apiVersion: v1
kind: Config
contexts:
- {name: prod, context: {cluster: a, user: jane}}
clusters:
- {name: a, cluster: {server: 'https://192.0.2.1:6443'}}
users:
- {name: jane, user: {client-certificate-data: aGVsbG8=, client-key-data: marked-secret}}
`;
    await page.getByLabel(/Paste an address/).fill(kubeconfig);
    await page.getByText('client certificate').waitFor();
    await page.getByText('kubectl proxy --context=prod').waitFor();
    assert.deepEqual(await findings(page), []);
    const kept = await stage.inside.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: { storage: Areas } }).chrome;
      return JSON.stringify([await storage.session.get(null), await storage.local.get(null)]);
    });
    assert.ok(!kept.includes('marked-secret'));
    await page.close();
  });
});

type Areas = Record<'local' | 'session', { get(keys: null): Promise<object> }>;
