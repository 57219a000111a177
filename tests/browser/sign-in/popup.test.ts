/** Signing in at the popup, and what it says where that isn't enough. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { Scene, type Tab, until } from '../kit/index.ts';
import { findings } from '../popup/axe.ts';
import { jwt } from './jwt.ts';

const NOW = Math.floor(Date.now() / 1000);
const JANE = jwt({ sub: 'system:serviceaccount:dev:jane', iss: 'https://issuer', exp: NOW + 7200 });
const FORBIDDEN = jwt({ sub: 'joe', exp: NOW + 7200 });
const page = '<!doctype html><title>app</title><p>app</p>';

describe('signing in at the popup', () => {
  let scene: Scene;
  let tab: Tab;
  let popup: Page;
  before(async () => {
    const tokens = { [JANE]: 'jane', [FORBIDDEN]: 'joe' };
    const users = { tokens, forbidden: ['joe'], anonymous: false };
    scene = await Scene.open({ web: { '*': page }, other: { '*': page } }, { tls: true, ...users });
  });
  after(() => scene.close());
  beforeEach(async () => {
    await popup?.close();
    await tab?.page.close();
    await scene.inside.putSignIns({});
    tab = await scene.tab(scene.url('/deep?q=1'));
    popup = await scene.popup(tab);
  });

  const button = (name: RegExp) => popup.getByRole('button', { name });
  const says = (text: string | RegExp) => popup.getByText(text).first().waitFor();
  const title = () => tab.page.title().catch(() => '');
  const shows = (wanted: string) => until(`the tab shows ${wanted}`, title, (it) => it === wanted);

  async function signIn(fill: (form: Locator) => Promise<void>): Promise<void> {
    await button(/^(Sign in to|Replace)/).click();
    const form = popup.locator('form.sign-in-form');
    await fill(form);
    await form.getByRole('button', { name: /^Sign in to/ }).click();
  }
  const withToken = (token: string) =>
    signIn((form) => form.getByLabel('Token').last().fill(token));

  it('says why the page did not come, and takes a token in place of it', async () => {
    await says('The API server doesn');
    await says("You haven't signed in here.");
    assert.deepEqual(await findings(popup), []);
    await button(/^Sign in to/).click();
    assert.deepEqual(await findings(popup), []);
    await popup.getByLabel('Token').last().fill(`Bearer ${JANE}`);
    await says('Signed in as system:serviceaccount:dev:jane');
    await says('Issued by https://issuer');
    await popup
      .locator('form')
      .getByRole('button', { name: /^Sign in to/ })
      .click();
    await shows('app');
    // At the same address, with what it asked for.
    assert.equal(new URL(tab.page.url()).search, '?q=1');
    await says('Signed in as');
    assert.deepEqual(await findings(popup), []);
    assert.ok(!(await popup.content()).includes(JANE));
    await button(/^Sign out/).click();
    await says("You haven't signed in here.");
  });

  it('says what is wrong with what was entered, and keeps it', async () => {
    await button(/^Sign in to/).click();
    const form = popup.locator('form.sign-in-form');
    const submit = form.getByRole('button', { name: /^Sign in to/ });
    await submit.click();
    await says('This is needed.');
    await form.getByLabel('Token').last().fill('two words');
    await says('This is no token.');
    await form.getByLabel('Name and password').check();
    await form.getByLabel('User name').fill('a:b');
    await says('"a:b" doesn\'t fit here.');
    await form.getByLabel('Token').first().check();
    assert.equal(await form.getByLabel('Token').last().inputValue(), 'two words');
    assert.deepEqual(await findings(popup), []);
  });

  const refusals: Record<string, { token: string; why: string }> = {
    'nobody knows': { token: jwt({ sub: 'x', exp: NOW + 7200 }), why: "The token wasn't taken" },
    'has ended': { token: jwt({ sub: 'x', exp: NOW - 10 }), why: 'Your sign-in has ended' },
    'has not begun': {
      token: jwt({ sub: 'x', nbf: NOW + 3600, exp: NOW + 7200 }),
      why: "Your token isn't valid yet",
    },
    'may not': { token: FORBIDDEN, why: 'You are signed in, and may not open this.' },
  };
  for (const [name, { token, why }] of Object.entries(refusals)) {
    it(`explains a token that ${name}`, async () => {
      await withToken(token);
      await says(why);
      assert.deepEqual(await findings(popup), []);
      await withToken(JANE);
      await shows('app');
    });
  }

  it('shows what a token says of itself as the text that it is', async () => {
    const sub = '<img src=x onerror="document.title = 1">\u202egnp.exe';
    await button(/^Sign in to/).click();
    await popup
      .getByLabel('Token')
      .last()
      .fill(jwt({ sub, iss: '<b>me</b>', exp: NOW + 7200 }));
    await says(`Signed in as ${sub}`);
    await says('Issued by <b>me</b>');
    assert.equal(await popup.locator('img[src=x]').count(), 0);
  });

  it('acts as another user', async () => {
    await signIn(async (form) => {
      await form.getByLabel('Token').last().fill(JANE);
      await form.getByText('Act as another user').click();
      await form.getByLabel('User', { exact: true }).fill('jim');
      await form.getByLabel('Group').fill('ops');
    });
    await shows('app');
    assert.equal((await scene.cluster.requests()).at(-1)?.user, 'jim');
    await says('Acting as jim · ops');
  });

  it('signs in to one service alone', async () => {
    await signIn(async (form) => {
      await form.getByLabel('Token').last().fill(JANE);
      await form.getByLabel('this service only').check();
    });
    await shows('app');
    await says('For this service only.');
    const other = await scene.tab(scene.url('/', 'other'));
    assert.notEqual(await other.page.title(), 'app');
    await other.page.close();
  });

  it('leaves Authorization to the app, if the user wants that', async () => {
    await withToken(JANE);
    await shows('app');
    await button(/Leave Authorization/).click();
    await says('You left Authorization to the app');
    await button(/^Send the sign-in/).click();
    await shows('app');
  });

  it('asks nothing where kubectl proxy signs in', async () => {
    const proxy = await Scene.open({ web: { '*': page } });
    try {
      const proxied = await proxy.tab(proxy.url('/'));
      const itsPopup = await proxy.popup(proxied);
      await itsPopup.getByText('Address that the app sees').waitFor();
      assert.equal(await itsPopup.getByText('Sign-in').count(), 0);
    } finally {
      await proxy.close();
    }
  });
});
