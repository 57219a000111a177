import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { know, openWith, Search } from '../browser/find/finding.ts';
import type { Stage } from '../browser/popup/stage.ts';
import { type RealCluster, startRealCluster } from '../cluster/index.ts';
import { Services } from './services.ts';

/** Headless: the cluster has addresses for 253 others only. */
const spec = { clusterIP: 'None', selector: { app: 'x' }, ports: [{ name: 'http', port: 80 }] };

describe('the popup and a real API server', () => {
  let cluster: RealCluster;
  let services: Services;
  let stage: Stage;
  before(async () => {
    cluster = await startRealCluster();
    const { origin } = cluster.kubectlProxy;
    services = new Services(origin, 'default');
    for (let i = 0; i < 300; i++) await services.make({ name: `web-${i}`, spec });
    const trusted = `--ignore-certificate-errors-spki-list=${cluster.direct.tlsSpki}`;
    stage = await openWith([{ id: 'real', origin }], { args: [trusted] });
  });
  after(async () => {
    await stage.close();
    await cluster.stop();
  });

  it('lists what there is, through kubectl proxy', async () => {
    const search = await Search.open(stage);
    // The API server has a service of its own.
    await search.counts('301 in all clusters');
    await search.box.fill('web-299');
    await search.counts(/^\d+ found/);
    assert.equal((await search.names())[0], 'web-299');
    await search.box.fill('kubernetes');
    await search.page.getByText('has no selector').waitFor();
    await search.box.fill('');
    await search.page.close();
  });

  it('learns of a new service and of one that is gone, without listing all again', async () => {
    await services.make({ name: 'grafana', spec });
    await services.remove('web-7');
    const search = await Search.open(stage);
    await search.box.fill('grafana');
    await search.counts('1 found');
    await search.box.fill('web-7');
    await search.page.locator('.row-name').first().filter({ hasText: 'web-70' }).waitFor();
    assert.ok(!(await search.names()).includes('web-7'));
    await search.box.fill('');
    await search.counts('301 in all clusters');
    await search.page.close();
  });

  it('tests a host on the spot: version, user and rights as kubectl tells them', async () => {
    const page = await Search.openAnywhere(stage);
    const { origin } = cluster.kubectlProxy;
    const answer = await fetch(`${origin}/version`);
    const { gitVersion, platform } = (await answer.json()) as Record<string, string>;
    await page.getByRole('button', { name: 'Add a cluster' }).click();
    await page.getByLabel(/Paste an address/).fill(origin);
    await page.getByRole('button', { name: /^Test / }).click();
    await page.getByText('It works.').waitFor();
    await page.getByText(`Kubernetes ${gitVersion} on ${platform}`).waitFor();
    await page.getByText(/It takes you for .*system:masters/).waitFor();
    await page.getByText(/You may: list services, .*open pods\./).waitFor();

    await page.getByLabel(/Paste an address/).fill(cluster.direct.origin);
    await page.getByRole('button', { name: /^Test / }).click();
    await page.getByText("doesn't know who you are").waitFor();
    await page.getByRole('button', { name: 'Back to the search' }).click();
    await page.close();
  });

  it('says so where the user may list nothing', async () => {
    // Straight at the API server, whose anonymous user may use the proxy and nothing else.
    await know(stage, [{ id: 'restricted', origin: cluster.direct.origin }]);
    const search = await Search.open(stage);
    await search.note(/may not list anything/);
    await search.page.close();
  });
});
