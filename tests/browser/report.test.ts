import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { isFirefox } from '../harness/index.ts';
import { type Pages, Scene, type Tab, until } from './kit/index.ts';
import { findings } from './popup/axe.ts';

const SECRET = 's3cret';
const TOKEN = `eyJhbGciOiJSUzI1NiJ9.${SECRET}.c2lnbmF0dXJl`;

const page = (script: string) => `<!doctype html><link rel="icon" href="data:,">
<title>${SECRET}</title><body>app<script>${script}</script>`;

/** An answer that takes so long. */
const after400 = async () => {
  await pause(400);
  return { type: 'text/plain', body: 'at last' };
};

const pages: Pages = {
  '/': page(`
document.cookie = 'session=${SECRET}';
const quiet = () => {};
fetch('/missing?token=${SECRET}', { headers: { authorization: 'Bearer ${SECRET}' } });
fetch('/missing?token=${SECRET}again');
fetch('/files/a%2Fb#${SECRET}');
fetch('/login/${TOKEN}/next');
fetch('/lost?key=${SECRET}').catch(quiet);
const broken = new AbortController();
fetch('/broken-off', { signal: broken.signal }).catch(quiet);
broken.abort();
fetch('/slow?key=${SECRET}').then(() => { document.title += ' done' });`),
  '/framed': `${page("fetch('/missing')")}<iframe src="/inner"></iframe>`,
  '/inner': page("fetch('/missing-in-frame')"),
  '/well': page(''),
  '/many': page(
    "(async () => { for (let i = 0; i < 300; i++) await fetch('/well?' + i); await fetch('/late'); document.title = 'all' })()",
  ),
  '/slow': after400,
  '/broken-off': after400,
  '/lost': {
    body: '<p>a fragment',
    headers: { 'content-encoding': 'identity', 'content-length': '13' },
  },
};

describe('the report of a page', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: pages, other: pages });
  });
  after(() => scene.close());

  async function popupOf(tab: Tab): Promise<Page> {
    const popup = await scene.browser.page();
    await popup.goto(scene.browser.own(`popup.html?tab=${tab.id}`));
    return popup;
  }

  const rows = (popup: Page, name: string) =>
    popup.getByRole('list', { name }).getByRole('listitem').allInnerTexts();

  /** The page with something of everything, once the slow answer is there, and its popup. */
  async function eventful(): Promise<[Tab, Page]> {
    const tab = await scene.tab(scene.url(`/?token=${SECRET}#${SECRET}`));
    await tab.page.waitForFunction(() => document.title.endsWith('done'));
    const told = (record: unknown) => JSON.stringify(record).includes('unanswered');
    await scene.recordUntil(tab, 'a request without an answer', told);
    return [tab, await popupOf(tab)];
  }

  async function reportOf(popup: Page): Promise<string> {
    await popup.bringToFront();
    await popup.waitForFunction(() => document.hasFocus());
    const told = popup.getByRole('status').filter({ hasText: 'Copied' });
    // A request that is told of between click and outcome makes it another report, which isn't copied yet.
    const copy = async () => {
      await popup.getByRole('button', { name: 'Copy report' }).click();
      return told.isVisible();
    };
    await until('the report is copied', copy, Boolean);
    const field = await scene.browser.page();
    await field.goto(scene.elsewhere('/well'));
    await field.setContent('<textarea></textarea>');
    await field.locator('textarea').focus();
    await field.keyboard.press('Control+V');
    const text = await field.locator('textarea').inputValue();
    await field.close();
    return text;
  }

  it('names what failed, each once, with its status or the browser’s word and its cause', async () => {
    const [tab, popup] = await eventful();
    await popup.getByRole('heading', { name: 'Failed requests' }).waitFor();
    const failed = (await rows(popup, 'Failed requests')).map((row) => row.replaceAll('\n', ' '));
    assert.equal(failed.filter((row) => row.startsWith('/missing HTTP status 404')).length, 1);
    const encoded = failed.find((row) => row.startsWith('/files/a%2Fb HTTP status 404'));
    assert.match(encoded ?? '', /explained above/);
    const lost = failed.find((row) => row.startsWith('/lost '));
    assert.match(
      lost ?? '',
      isFirefox ? /NS_ERROR_NET_RESET/ : /net::ERR_EMPTY_RESPONSE, explained above/,
    );
    assert.ok(!failed.some((row) => row.includes('/broken-off')));
    await Promise.all([popup.close(), tab.page.close()]);
  });

  it('names what took long, and on what', async () => {
    const [tab, popup] = await eventful();
    await popup.getByRole('heading', { name: 'Slowest requests' }).waitFor();
    const slow = await rows(popup, 'Slowest requests');
    const row = slow.find((each) => each.startsWith('/slow')) ?? '';
    assert.match(row, /0\.[4-9] s|[1-9](\.\d)? s/);
    assert.match(row, /waiting for the app/);
    await Promise.all([popup.close(), tab.page.close()]);
  });

  it('counts a frame of the same app in, and one of another app out', async () => {
    const tab = await scene.tab(scene.url('/framed'));
    const other = scene.url('/inner', 'other');
    await tab.page.evaluate(async (src) => {
      const frame = Object.assign(document.createElement('iframe'), { src });
      document.body.append(frame);
      await new Promise((loaded) => frame.addEventListener('load', loaded));
    }, other);
    const popup = await popupOf(tab);
    await popup.getByText('/missing-in-frame').waitFor();
    const failed = await rows(popup, 'Failed requests');
    assert.equal(failed.filter((row) => row.includes('/missing-in-frame')).length, 1);
    await Promise.all([popup.close(), tab.page.close()]);
  });

  it('sees what fails after the browser’s own list is full', async () => {
    const tab = await scene.tab(scene.url('/many'));
    await tab.page.waitForFunction(() => document.title === 'all');
    const popup = await popupOf(tab);
    await popup.getByText('/late').waitFor();
    await Promise.all([popup.close(), tab.page.close()]);
  });

  it('says that all is well, and begins anew with each document', async () => {
    const [tab, first] = await eventful();
    await first.close();
    await scene.go(tab.page, scene.url('/well'));
    await scene.recordUntil(tab, 'nothing lost', (record) => record?.unanswered === undefined);
    const popup = await popupOf(tab);
    await popup.getByText('No trouble so far').waitFor();
    await Promise.all([popup.close(), tab.page.close()]);
  });

  it('is copied as Markdown with everything that the popup tells, and no secret', async () => {
    const [tab, popup] = await eventful();
    await popup.getByText('/slow', { exact: true }).waitFor();
    const text = await reportOf(popup);
    const { version } = await scene.inside.manifest();
    for (const told of [
      '# Porthole report',
      `- Proxied at: \`${scene.url('/')}\``,
      version,
      isFirefox ? 'Firefox/' : 'Chrome/',
      'The app sees / as its root',
      'Chosen automatically, because it suits most apps.',
      "## What doesn't come through here",
      'kubectl port-forward --namespace default service/web 8080:80',
      '## Repaired on this page',
      '- `/missing`: HTTP status 404',
      '- `/login/…/next`: HTTP status 404',
      '- `/slow`: ',
    ]) {
      assert.ok(text.includes(told), `no ${told} in\n${text}`);
    }
    assert.ok(!text.includes(SECRET), text);
    assert.ok(!text.includes('broken-off'), text);
    await Promise.all([popup.close(), tab.page.close()]);
  });

  it('keeps no secret either of what it waits to be asked for', async () => {
    const [tab, popup] = await eventful();
    const record = JSON.stringify(await scene.record(tab));
    assert.ok(!record.includes(`key=${SECRET}`) && !record.includes(`token=${SECRET}`), record);
    await Promise.all([popup.close(), tab.page.close()]);
  });

  it('is clean by axe in both themes', async () => {
    const [tab, popup] = await eventful();
    await popup.getByRole('heading', { name: 'Slowest requests' }).waitFor();
    assert.deepEqual(await findings(popup), []);
    for (const width of [640, 320, 180]) {
      await popup.setViewportSize({ width, height: 600 });
      const over = await popup.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      assert.equal(over, 0, `${over} pixels too wide at ${width}`);
    }
    await Promise.all([popup.close(), tab.page.close()]);
  });
});
