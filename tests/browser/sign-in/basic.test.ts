/** A gateway that asks for a name and a password, which API servers no longer take. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Cluster, startStandin } from '../../cluster/index.ts';
import { spkiOf } from '../../cluster/spki.ts';
import { BASE, type Gateway, raw, startGateway } from '../../security/kit/gateway.ts';
import { Scene, until } from '../kit/index.ts';

const BASIC = `Basic ${Buffer.from('jane:hunter2').toString('base64')}`;

let cluster: Cluster;
let gateway: Gateway;
let scene: Scene;
before(async () => {
  cluster = await startStandin({ tls: true, tokens: { inner: 'jane' }, anonymous: false });
  const { origin, caFile = '' } = cluster;
  gateway = await startGateway(origin, caFile, raw, (sent) =>
    sent === BASIC ? 'Bearer inner' : null,
  );
  const trusted = [spkiOf(gateway.certificate.cert)];
  const page = '<!doctype html><title>app</title><script src="/app.js"></script>';
  scene = await Scene.open({ web: { '*': page, '/app.js': '' } }, { cluster, trusted });
});
after(async () => {
  await scene?.close();
  gateway?.close();
});

it('is signed in to with name and password', async () => {
  const url = scene.url('/').replace(cluster.origin, gateway.origin + BASE);
  const tab = await scene.tab(url);
  const popup = await scene.popup(tab);
  await popup.getByRole('button', { name: /^Sign in to/ }).click();
  const form = popup.locator('form.sign-in-form');
  await form.getByLabel('Name and password').check();
  await form.getByText('API servers themselves have taken no passwords').waitFor();
  await form.getByLabel('User name').fill('jane');
  await form.getByLabel('Password', { exact: true }).fill('hunter2');
  await scene.clear();
  await form.getByRole('button', { name: /^Sign in to/ }).click();
  const title = () => tab.page.title().catch(() => '');
  await until('the app shows', title, (it) => it === 'app');
  await popup.getByText('Signed in as jane').waitFor();
  const script = async () =>
    (await cluster.requests()).find(({ path }) => path.endsWith('/app.js'));
  assert.equal((await until('its script', script, Boolean))?.user, 'jane');
  assert.ok(!(await popup.content()).includes('hunter2'));
});
