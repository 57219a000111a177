/**
 * Behind a kubectl proxy whose cluster is on this machine (kind, minikube) or managed, the API server's `/api` names
 * another address than kubectl knows it by: then only the user can tell that it is the same server.
 */
import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type RealCluster, startRealCluster } from '../cluster/index.ts';
import { type Pages, Scene, type Tab, until } from './kit/index.ts';

const at = ({ headers }: IncomingMessage, path = '') => `http://${headers.host}${path}`;
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

const pictures: string[] = [];
const pages: Pages = {
  '/': (request) => `<!doctype html><title>app</title><base href="${at(request)}/">
<style>p { background: url(${at(request, '/image.svg')}) }</style>
<script src="${at(request, '/app.js')}"></script><p>app</p>`,
  '/app.js': (request) =>
    `fetch("${at(request, '/api')}").then((it) => it.text()).then((it) => { document.title = it; });`,
  '/api': { type: 'text/plain', body: 'the api' },
  '/image.svg': ({ url }) => {
    pictures.push(url ?? '');
    return svg;
  },
  '/there': '<!doctype html><title>there</title>',
  '/redirected': (request) => ({ status: 302, headers: { location: at(request, '/there') } }),
  '/login': (request) => ({
    status: 302,
    headers: { location: at(request, '/there'), 'set-cookie': 'sid=1; Path=/' },
  }),
};

describe('an address that only the user can know for the host’s', () => {
  let cluster: RealCluster;
  let scene: Scene;
  let alias: string;
  before(async () => {
    cluster = await startRealCluster({ unadvertised: true });
    alias = new URL(cluster.advertised).host;
    const services = ['root', 'prefix', 'led', 'moved', 'other'];
    const apps = Object.fromEntries(services.map((name) => [name, pages]));
    scene = await Scene.open(apps, { cluster: cluster.kubectlProxy });
    await scene.pin(await scene.tab(scene.url('/there', 'prefix')), 'prefix');
  });
  after(async () => {
    await scene?.close();
    await cluster?.stop();
  });

  const proposed = (tab: Tab) =>
    until('the address is proposed', () => scene.inside.session(`proposal:${tab.id}`), Boolean);
  const titled = (page: Page, title: string) =>
    until(
      `the tab shows ${title}`,
      () => page.title().catch(() => ''),
      (now) => now === title,
    );

  async function confirm(tab: Tab): Promise<void> {
    await proposed(tab);
    const popup = await scene.browser.page();
    await popup.goto(scene.browser.own(`popup.html?tab=${tab.id}`));
    const { host } = new URL(scene.cluster.origin);
    await popup.getByText(`The app at ${host} writes links to ${alias}.`).waitFor();
    await popup
      .getByRole('button', { name: `Yes, ${alias} is the API server behind ${host}` })
      .click();
    await popup
      .getByRole('heading', { name: 'Is this your API server?' })
      .waitFor({ state: 'detached' });
    await popup.close();
  }

  for (const mode of ['root', 'prefix'] as const) {
    it(`in ${mode} mode the app works once the user says so, in each tab of it`, async () => {
      pictures.length = 0;
      const tab = await scene.tab(scene.url('/', mode));
      const second = await scene.tab(scene.url('/', mode));
      await confirm(tab);
      await titled(tab.page, 'the api');
      await until('its picture is asked for', async () => pictures.length, Boolean);
      await second.page.reload();
      await titled(second.page, 'the api');
    });
  }

  it('it is the alias of those services alone', async () => {
    const aliases = await scene.inside.session('aliases');
    assert.deepEqual(aliases, {
      [scene.url('/', 'root')]: alias,
      [scene.url('/', 'prefix')]: alias,
    });
    const tab = await scene.tab(scene.url('/', 'other'));
    await proposed(tab);
    assert.equal(await tab.page.title(), 'app');
  });

  it('a tab that was redirected there is brought back, and from then on never leaves', async () => {
    const tab = await scene.tab();
    await tab.page.goto(scene.url('/redirected', 'led')).catch(() => {});
    await confirm(tab);
    await titled(tab.page, 'there');
    assert.equal(tab.page.url(), `${scene.cluster.origin}/there`);
    await tab.page.goto(scene.url('/redirected', 'led'), { waitUntil: 'commit' }).catch(() => {});
    await until(
      'it is there again',
      async () => tab.page.url(),
      (url) => url === `${scene.cluster.origin}/there`,
    );
  });

  it('so is one whose redirect waited for its cookies', async () => {
    const tab = await scene.tab();
    await tab.page.goto(scene.url('/login', 'moved')).catch(() => {});
    await confirm(tab);
    await titled(tab.page, 'there');
  });

  it('a host that the user has named is none, whoever says so', async () => {
    const proposal = { mount: scene.url('/', 'other'), alias };
    const cluster = { id: 'c', origin: `https://${alias}`, base: '', name: 'c', colour: 'blue' };
    await scene.inside.write('clusters', [{ ...cluster, namespaces: [] }]);
    const answer = await scene.inside.send({ type: 'confirm-alias', tab: 1, ...proposal });
    assert.equal((answer as { ok: boolean }).ok, false);
    const aliases = (await scene.inside.session('aliases')) as Record<string, string>;
    assert.equal(aliases[proposal.mount], undefined);
  });
});
