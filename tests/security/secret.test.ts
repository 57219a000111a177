/** A marked token is looked for wherever a sign-in must not be: every log, page, report, export and store. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Browser } from 'wxt/browser';
import { Scene, until } from '../browser/kit/index.ts';
import { isFirefox } from '../harness/index.ts';

declare const chrome: typeof Browser;

const TOKEN = 'marked-secret-9be1';
const WRONG = 'marked-secret-wrong';
const MARK = /marked-secret/;

/** What a page can learn: it listens to all that is said to it, and asks its server what it was sent. */
const spy = `<!doctype html><title>spy</title><script>
  const heard = [];
  for (const type of ['message', 'error', 'unhandledrejection', 'storage'])
    addEventListener(type, (event) => heard.push(String(event.data ?? event.message ?? event.reason)));
  new EventTarget().dispatchEvent(new Event('x'));
</script>`;

let scene: Scene;
const logs: string[] = [];
before(async () => {
  const users = { tokens: { [TOKEN]: 'jane' }, anonymous: false };
  const echo = ({ rawHeaders }: { rawHeaders: string[] }) => JSON.stringify(rawHeaders);
  scene = await Scene.open({ web: { '*': spy, '/echo': echo } }, { tls: true, ...users });
  scene.browser.context.on('console', (message) => logs.push(message.text()));
  scene.browser.context.on('weberror', (error) => logs.push(String(error.error())));
});
after(() => scene?.close());

async function signIn(popup: Page, token: string): Promise<void> {
  await popup.getByRole('button', { name: /^(Sign in to|Replace)/ }).click();
  await popup.getByLabel('Token').last().fill(token);
  await popup
    .locator('form')
    .getByRole('button', { name: /^Sign in to/ })
    .click();
  await popup.locator('form.sign-in-form').waitFor({ state: 'detached' });
}

it('stands in the memory of the browser session, and nowhere else', async () => {
  const tab = await scene.tab(scene.url('/'));
  const popup = await scene.popup(tab);
  await signIn(popup, WRONG);
  await popup.getByText("The token wasn't taken").waitFor();
  await signIn(popup, TOKEN);
  await until(
    'the page is there',
    () => tab.page.title().catch(() => ''),
    (it) => it === 'spy',
  );
  await tab.page.evaluate(() => fetch('/echo?failing').then((it) => it.text()));

  const seen: Record<string, string> = {
    'the popup': await popup.content(),
    'the page': await tab.page.content(),
    'what the page heard': String(await tab.page.evaluate('JSON.stringify(heard)')),
    'what its server was sent': await tab.page.evaluate(() =>
      fetch('/echo').then((it) => it.text()),
    ),
    'its own requests': await tab.page.evaluate(() => JSON.stringify(performance.getEntries())),
    'its storage': await tab.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name]),
    ),
    'the report': await report(popup),
    'the record of the tab': JSON.stringify(await scene.record(tab)),
    'what is stored for good': await local(popup),
    'the exported settings': await exported(),
    'the scripts in pages': (await scene.inside.scripts()).join(),
    'the persistent rules': await dynamic(popup),
    'the URLs of tabs': scene.browser.context
      .pages()
      .map((page) => page.url())
      .join(),
    'every log': [...logs, ...(await scene.browser.logs())].join('\n'),
  };
  for (const [where, text] of Object.entries(seen)) assert.doesNotMatch(text, MARK, where);
  // The judge can see: it is in the session's memory, where it belongs.
  assert.match(JSON.stringify(await scene.inside.session('sign-ins')), MARK);
  // Firefox has no rules: a listener puts it on requests.
  if (!isFirefox) assert.match(JSON.stringify(await scene.inside.rules()), MARK);
});

async function report(popup: Page): Promise<string> {
  await popup.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      Object.assign(globalThis, { copied: text });
    };
  });
  await popup.getByRole('button', { name: 'Copy report' }).click();
  const text = () => popup.evaluate(() => String((globalThis as { copied?: string }).copied ?? ''));
  return until('the report is copied', text, (it) => it.includes('Porthole report'));
}

function local(page: Page): Promise<string> {
  return page.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
}

function dynamic(page: Page): Promise<string> {
  return page.evaluate(async () => {
    return JSON.stringify((await chrome.declarativeNetRequest?.getDynamicRules()) ?? []);
  });
}

async function exported(): Promise<string> {
  const page = await scene.browser.page();
  await page.goto(scene.browser.own('options.html'));
  const exports = page.getByRole('button', { name: 'Export the settings' });
  const { text } = await scene.browser.download(() => exports.click());
  await page.close();
  return text;
}

/** Runs in a page: all of the session's memory that can be reached there. */
async function reach(): Promise<string> {
  const storage = typeof chrome === 'undefined' ? undefined : chrome.storage;
  if (!storage) return 'no storage';
  if (!storage.session) return 'none of the session';
  return storage.session.get(null).then(JSON.stringify, String);
}

it('can be read by no page, also where it has got hold of a content script', async () => {
  const tab = await scene.tab(scene.url('/'));
  assert.equal(await scene.ask(tab, reach), 'no storage');
  const refusal = isFirefox ? /^none of the session$/ : /not allowed/i;
  assert.match(await scene.ask(tab, reach, 'ISOLATED'), refusal);
});
