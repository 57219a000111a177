import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { TabRecord } from '../../extension/state/tab.ts';
import { type Pages, Scene, type Tab } from './kit/index.ts';

const page = (script: string) => `<!doctype html><link rel="icon" href="data:,"><title>app</title>
<body>app<script>${script}</script>`;
const socket = (url: string) => page(`new WebSocket(${JSON.stringify(url)})`);
const fragment = {
  body: '<p>a fragment',
  headers: { 'content-encoding': 'identity', 'content-length': '13' },
};

interface Shown {
  readonly script: string;
  readonly cause: string;
  readonly seen: string;
  readonly fatal?: boolean;
  readonly says: string;
}

/** An app for each cause: what it does, and what is said of it. */
const apps: Readonly<Record<string, Shown>> = {
  'a token of its own': {
    script: page("fetch('/mine', { headers: { authorization: 'Bearer s3cret' } })"),
    cause: 'own-authorization',
    seen: 'Authorization: GET /mine',
    fatal: true,
    says: 'Authorization header of its own',
  },
  'a password that never arrives': {
    script: page("fetch('/mine', { headers: { authorization: 'Basic YTpi' } })"),
    cause: 'own-authorization',
    seen: 'Authorization: GET /mine',
    fatal: true,
    says: 'Authorization header of its own',
  },
  'dryRun in a query': {
    script: page("fetch('/apply?force=1&dryRun=All', { method: 'POST' })"),
    cause: 'dry-run',
    seen: 'POST /apply?dryRun',
    says: 'dryRun in their query',
  },
  'a method that the API server does not know': {
    script: page("fetch('/files', { method: 'PROPFIND' })"),
    cause: 'method-refused',
    seen: 'PROPFIND /files',
    says: "doesn't pass this kind of request on",
  },
  'an encoded slash': {
    script: page("fetch('/files/a%2Fb')"),
    cause: 'encoded-slash',
    seen: 'GET /files/a%2Fb',
    says: '%2F in a path',
  },
  'a fragment in an encoding that is lost': {
    script: page("fetch('/fragment').catch(() => {})"),
    cause: 'lost-body',
    seen: 'GET /fragment',
    says: 'lost on its way',
  },
  'a WebSocket that needs its query': {
    script: socket('/needs?token=s3cret'),
    cause: 'websocket-query',
    seen: 'WebSocket /needs?…',
    says: 'drops what follows the ?',
  },
  'a WebSocket that closes at once without its query': {
    script: socket('/hello?token=s3cret'),
    cause: 'websocket-query',
    seen: 'WebSocket /hello?…',
    says: 'drops what follows the ?',
  },
};
const pathOf = (name: string) => `/${name.replace(/\W/g, '-')}`;

const pages: Pages = {
  ...Object.fromEntries(Object.entries(apps).map(([name, { script }]) => [pathOf(name), script])),
  '/me': { type: 'application/json', body: '{}' },
  '/fragment': fragment,
  '/identity': fragment,
  '/mine': { status: 401, type: 'application/json', body: '{}' },
  // It lives without its password, which is not let go out in the place of kubectl's own.
  '/quiet': page("fetch('/me', { headers: { authorization: 'Basic YTpi' } })"),
  'WS /live': '',
  'WS-CLOSE /hello': '',
};

const command = 'kubectl port-forward --namespace default service/web 8080:80';

async function popupOf(scene: Scene, tab: Tab): Promise<Page> {
  const popup = await scene.browser.page();
  await popup.goto(scene.browser.own(`popup.html?tab=${tab.id}`));
  return popup;
}

describe('what a page loses through the proxy is told', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: pages });
  });
  after(() => scene.close());

  for (const [name, { cause, seen, fatal = false, says }] of Object.entries(apps)) {
    it(`${name}: ${cause}`, async () => {
      const tab = await scene.tab(scene.url(pathOf(name)));
      const has = (it: TabRecord | null) => it?.losses?.some((loss) => loss.cause === cause);
      const record = await scene.recordUntil(tab, cause, (it) => has(it) === true);
      const loss = record?.losses?.find((each) => each.cause === cause);
      assert.equal(loss?.params['seen'], seen);
      assert.equal(loss?.fatal, fatal);
      assert.ok(!JSON.stringify(record).includes('s3cret'), 'a secret is kept');
      const popup = await popupOf(scene, tab);
      await popup.getByText(says).waitFor();
      await popup.getByText(`Seen: ${seen}`).waitFor();
      await popup.getByText(command, { exact: true }).waitFor();
      const status = fatal ? 'Problem' : /Working|repair/;
      await popup.getByRole('status').filter({ hasText: status }).first().waitFor();
      await Promise.all([popup.close(), tab.page.close()]);
    });
  }

  it('a document in an encoding that is lost, as a problem of the page', async () => {
    const tab = await scene.tab(scene.url('/quiet'));
    await tab.page.goto(scene.url('/identity')).catch(() => {});
    const lost = (it: TabRecord | null) => it?.problem?.diagnosis.cause === 'lost-body';
    await scene.recordUntil(tab, 'the lost document', lost);
    const popup = await popupOf(scene, tab);
    await popup.getByText(command, { exact: true }).waitFor();
    await Promise.all([popup.close(), tab.page.close()]);
  });

  it('until the next document', async () => {
    const tab = await scene.tab(scene.url(pathOf('an encoded slash')));
    await scene.recordUntil(tab, 'a loss', (it) => it?.losses !== undefined);
    await scene.go(tab.page, scene.url('/quiet'));
    await scene.recordUntil(tab, 'no loss', (it) => it !== null && it.losses === undefined);
    await tab.page.close();
  });
});
