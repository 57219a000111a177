/** A site that has nothing to do with the cluster. */
import { asksInEveryWay, frames, opens, posts, scripts } from '../kit/tricks.ts';
import type { Attack } from './attack.ts';

export const byAForeignSite: readonly Attack[] = [
  {
    name: 'asks for it',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.foreignUrl);
      await asksInEveryWay(page, `${arena.victim}${mark}`);
    },
  },
  {
    name: 'asks for it while the user has it open',
    async run(arena, mark) {
      await arena.tab(arena.victim);
      const { page } = await arena.tab(arena.foreignUrl);
      await asksInEveryWay(page, `${arena.victim}${mark}`);
    },
  },
  {
    name: 'is framed in its tab, and asks for it there',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.victim);
      const frame = await frames(page, arena.foreignUrl);
      await asksInEveryWay(frame, `${arena.victim}${mark}`);
      await posts(frame, `${arena.victim}${mark}-form`, '_self');
    },
  },
  {
    name: 'sends it a form',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.foreignUrl);
      await posts(page, `${arena.victim}${mark}-inner`, 'inner');
      await posts(page, `${arena.victim}${mark}`, '_self');
    },
  },
  {
    name: 'sends a form to it in a tab that has it open',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.victim);
      await page.goto(arena.foreignUrl);
      await posts(page, `${arena.victim}${mark}`, '_self');
    },
  },
  {
    name: 'opens it, and reaches into its window',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.foreignUrl);
      await opens(page, arena.victim);
      await scripts(page, 'opened', `${arena.victim}${mark}`);
    },
  },
  {
    name: 'fetches and renders it ahead',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.foreignUrl);
      await page.evaluate(
        (url) =>
          new Promise((done) => {
            const link = document.createElement('link');
            Object.assign(link, {
              rel: 'prefetch',
              href: `${url}-link`,
              onload: done,
              onerror: done,
            });
            const rules = document.createElement('script');
            rules.type = 'speculationrules';
            const urls = [`${url}-ahead`];
            rules.textContent = JSON.stringify({ prefetch: [{ urls }], prerender: [{ urls }] });
            document.head.append(rules, link);
          }),
        `${arena.victim}${mark}`,
      );
    },
  },
  {
    name: 'has a name that leads to the API server',
    async run(arena, mark) {
      const { port } = new URL(arena.address);
      const rebound = arena.victim.replace(
        /^https:\/\/127\.0\.0\.1:\d+/,
        `https://evil.test:${port}`,
      );
      const { page } = await arena.tab(`http://evil.test:${arena.foreign.port}/`);
      await asksInEveryWay(page, `${rebound}${mark}`);
      await page.goto(`${rebound}${mark}`).catch(() => {});
    },
  },
  {
    name: 'links to it',
    residue:
      'a navigation of the whole tab goes as the user, if it is a GET, as it does with cookies that are SameSite=Lax',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.foreignUrl);
      await page.evaluate((url) => {
        location.href = url;
      }, `${arena.victim}${mark}`);
      await page.waitForURL(
        (url) => url.href.startsWith(arena.victim) || url.pathname === `/${mark}`,
      );
    },
  },
  {
    name: 'answers with a redirect to it what its page asks of the site',
    residue: 'what a page asks for is of that page, by whatever redirects, as it is for cookies',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.victim);
      const back = encodeURIComponent(`${arena.victim}${mark}`);
      await page.evaluate(
        (url) => fetch(url, { mode: 'no-cors' }).catch(() => {}),
        `${arena.foreignUrl}?redirect=${back}`,
      );
    },
  },
];
