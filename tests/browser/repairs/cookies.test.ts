import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Handler, inBothModes, until } from '../kit/index.ts';

/** Says which cookies it got, as a page and as text. */
const tell: Handler = ({ headers: { cookie = '' } }) =>
  `<!doctype html><title>app</title><p>${cookie}</p>
<form action="/login" method="post"><button>log in</button></form>`;
const sets = (...cookies: string[]): Handler => {
  return () => ({ body: 'set', headers: { 'set-cookie': cookies } as never });
};
let logins = 0;
let aways = 0;

const pages = {
  '/': tell,
  '/app/home': tell,
  '/cookies.txt': (({ headers: { cookie = '' } }) => cookie) as Handler,
  '/app/cookies.txt': (({ headers: { cookie = '' } }) => cookie) as Handler,
  'POST /login': (() => {
    logins += 1;
    const cookies = [
      `sid=${logins}; Path=/; HttpOnly; SameSite=Strict`,
      `own=${logins}; Path=/app`,
    ];
    return {
      status: 302,
      headers: { location: '/app/home#there', 'set-cookie': cookies as never },
    };
  }) as Handler,
  // Each other time it stays.
  '/x/proxy/away': (() => {
    aways += 1;
    if (aways % 2 === 0) return 'stays';
    return { status: 302, headers: { location: '/app/home', 'set-cookie': 'a=1' } };
  }) as Handler,
  '/logout': sets('sid=; Path=/; Max-Age=0', 'own=; Path=/app; Max-Age=0'),
  '/wide': sets('wide=1; Path=/; Max-Age=1000'),
  '/narrow': sets('narrow=1; Path=/app', 'near=1'),
};

/** The order is the browser's business: longer paths and older cookies first. */
const sorted = (cookies: string | null) => (cookies ?? '').split('; ').sort().join('; ');
const get = async (page: Page, path: string) =>
  sorted(await page.evaluate(async (url) => (await fetch(url)).text(), path));
const shown = async (page: Page) => sorted(await page.textContent('p'));

inBothModes('cookies', pages, ({ mode, scene, open, seen, real, reached }) => {
  const kept = async () => {
    const all = await scene().browser.context.cookies();
    return Object.fromEntries(all.map((cookie) => [cookie.name, cookie]));
  };
  const atHome = (names: string) =>
    until(
      `${names} and no others are kept, below the prefix`,
      async () => {
        const all = await scene().browser.context.cookies();
        const own = all.filter(({ path }) => path.startsWith(real('/').slice(0, -1)));
        return own.length === all.length ? own.map(({ name }) => name).sort() : all;
      },
      (found) => found.join() === names,
    );
  const fresh = async (path?: string) => {
    await scene().browser.context.clearCookies();
    return open(path);
  };

  it('of a login: the page that the redirect leads to gets the new ones, each time', async () => {
    const page = await fresh('/');
    for (let i = 0; i < 3; i++) {
      await Promise.all([page.waitForURL(/\/app\/home#there$/), page.click('button')]);
      assert.equal(await shown(page), `own=${logins}; sid=${logins}`);
      assert.equal(page.url(), `${scene().cluster.origin}${seen('/app/home#there')}`);
      await page.reload();
      assert.equal(await shown(page), `own=${logins}; sid=${logins}`);
    }
    const { sid, own } = await kept();
    assert.deepEqual(
      [sid?.path, sid?.httpOnly, sid?.sameSite, own?.path],
      [real('/'), true, 'Strict', real('/app')],
    );
    assert.equal((await reached()).filter((request) => request === 'POST /login').length, 3);
  });

  it('of a logout: are gone', async () => {
    const page = await fresh('/');
    await Promise.all([page.waitForURL(/home/), page.click('button')]);
    await get(page, '/logout');
    await until('no cookie is left', kept, (all) => Object.keys(all).length === 0);
  });

  it('with any path reach the app, and nothing else on the host', async () => {
    const page = await fresh('/');
    await get(page, '/narrow');
    await get(page, '/wide');
    await atHome('narrow,near,wide');
    assert.equal(await get(page, '/cookies.txt'), 'near=1; wide=1');
    assert.equal(await get(page, '/app/cookies.txt'), sorted('narrow=1; near=1; wide=1'));
    const other = mode === 'root' ? 'prefix' : 'root';
    const { page: foreign } = await scene().tab(scene().url('/', other));
    assert.equal(await shown(foreign), '');
    await get(foreign, '/wide');
    await until(
      'both have one',
      () => scene().browser.context.cookies(),
      (all) =>
        all.filter(({ name, path }) => name === 'wide' && path !== '/').length === 2 &&
        all.every(({ path }) => path !== '/'),
    );
    assert.deepEqual(
      [await get(foreign, '/cookies.txt'), await get(page, '/cookies.txt')],
      ['wide=1', 'near=1; wide=1'],
    );
    await foreign.close();
  });

  it('make the entry page follow no redirect but that of a service', async () => {
    const { page } = await scene().tab();
    const away = scene().elsewhere('/x/proxy/away', mode);
    await page.goto(away);
    assert.equal(page.url(), scene().elsewhere('/app/home', mode));
    const entry = scene().browser.own('entry.html');
    await scene().go(page, `${entry}?cookies#${away}`);
    assert.equal(page.url(), away);
    await page.close();
  });

  it('set by scripts are below the prefix at once', async () => {
    const page = await fresh('/');
    const said = await page.evaluate(async () => {
      // biome-ignore lint/suspicious/noDocumentCookie: what apps do
      document.cookie = 'by=hand; path=/';
      // biome-ignore lint/suspicious/noDocumentCookie: what apps do
      document.cookie = 'deep=1; Path=/app; Max-Age=100';
      await cookieStore.set('stored', '1');
      await cookieStore.set({ name: 'stored-deep', value: '1', path: '/app' });
      return document.cookie;
    });
    assert.equal(said, 'by=hand; stored=1');
    const all = await kept();
    assert.deepEqual(
      ['by', 'deep', 'stored', 'stored-deep'].map((name) => all[name]?.path?.replace(/\/$/, '')),
      ['/', '/app', '/', '/app'].map((path) => real(path).replace(/\/$/, '')),
    );
    assert.equal(
      await get(page, '/app/cookies.txt'),
      sorted('deep=1; stored-deep=1; by=hand; stored=1'),
    );
    const left = await page.evaluate(async () => {
      await cookieStore.delete('stored');
      await cookieStore.delete({ name: 'stored-deep', path: '/app' });
      return document.cookie;
    });
    assert.equal(left, 'by=hand');
  });
});
