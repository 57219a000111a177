/** A page of another service of the same cluster: of the same origin, and signed in to its own. */

import type { Arena } from '../kit/arena.ts';
import { asksInEveryWay, frames, opens, posts, scripts, startsWorker } from '../kit/tricks.ts';
import type { Attack } from './attack.ts';

/** The victim's, as the tab shows it in either mode. */
const isOf = ({ victim }: Arena, at: URL) =>
  at.href.startsWith(victim) || at.href === `${new URL(victim).origin}/`;

export const byAnotherService: readonly Attack[] = [
  {
    name: 'asks for it from a tab of its own',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.hostile);
      await asksInEveryWay(page, `${arena.victim}${mark}`);
    },
  },
  {
    name: 'frames it, and scripts the frame',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.hostile);
      const frame = await frames(page, `${arena.victim}${mark}`);
      await asksInEveryWay(frame, `${arena.victim}${mark}-inner`);
    },
  },
  {
    name: 'opens it, and scripts its window',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.hostile);
      await opens(page, arena.victim);
      await scripts(page, 'opened', `${arena.victim}${mark}`);
    },
  },
  {
    name: 'leads a window to it by way of another site, and scripts that',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.hostile);
      const opened = await opens(page, arena.foreignUrl);
      await opened.evaluate((url) => {
        location.href = url;
      }, arena.victim);
      await opened.waitForURL((at) => isOf(arena, at), { waitUntil: 'load' });
      await scripts(page, 'opened', `${arena.victim}${mark}`);
    },
  },
  {
    name: 'sends it a form in a window that it opens, and scripts that',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.hostile);
      const coming = page.context().waitForEvent('page');
      await page.evaluate((action) => {
        // An empty window stays in the hands of who opens it.
        Object.assign(window, { opened: window.open('about:blank', 'opened') });
        const form = document.createElement('form');
        Object.assign(form, { action, target: 'opened', method: 'post' });
        document.body.append(form);
        form.submit();
      }, arena.victim);
      const opened = await coming;
      await opened.waitForURL((at) => isOf(arena, at), { waitUntil: 'load' });
      await scripts(page, 'opened', `${arena.victim}${mark}`);
    },
  },
  {
    name: 'shows its address, and asks for it',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.hostile);
      await page.evaluate((url) => history.pushState(null, '', url), arena.victim);
      await asksInEveryWay(page, `${arena.victim}${mark}`);
      await page.evaluate((url) => fetch(url).catch(() => {}), `${arena.victim}${mark}-again`);
    },
  },
  {
    name: 'is opened by it, and scripts its opener',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.victim);
      const opened = await opens(page, arena.hostile);
      await scripts(opened, 'opener', `${arena.victim}${mark}`);
    },
  },
  {
    name: 'is opened by it with a policy of its own, and scripts its opener',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.victim);
      const opened = await opens(page, `${arena.hostile}?coop=unsafe-none`);
      await scripts(opened, 'opener', `${arena.victim}${mark}`);
    },
  },
  {
    name: 'is framed by it, asks for it there, and scripts the page around',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.victim);
      const frame = await frames(page, arena.hostile);
      await asksInEveryWay(frame, `${arena.victim}${mark}`);
      await scripts(frame, 'parent', `${arena.victim}${mark}-parent`);
      await posts(frame, `${arena.victim}${mark}-form`, '_self');
    },
  },
  {
    name: 'sends it a form',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.hostile);
      await posts(page, `${arena.victim}${mark}-inner`, 'inner');
      await posts(page, `${arena.victim}${mark}`, '_self');
    },
  },
  {
    name: 'starts its shared worker',
    async run(arena, mark) {
      await arena.tab(arena.victim);
      const { page } = await arena.tab(arena.hostile);
      await startsWorker(
        page,
        `${arena.victim}shared.js?ask=${encodeURIComponent(`${arena.victim}${mark}-inner`)}&${mark}`,
      );
    },
  },
  {
    name: 'asks for it from a worker of its own, while no other service is open',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.hostile);
      await startsWorker(
        page,
        `${arena.hostile}shared.js?ask=${encodeURIComponent(`${arena.victim}${mark}`)}`,
      );
    },
  },
  {
    name: 'asks for it from a worker of its own, while both are open',
    async run(arena, mark) {
      await arena.tab(arena.victim);
      const { page } = await arena.tab(arena.hostile);
      await startsWorker(
        page,
        `${arena.hostile}shared.js?ask=${encodeURIComponent(`${arena.victim}${mark}`)}`,
      );
    },
  },
  {
    name: 'takes it over by a service worker, with Porthole off',
    async run(arena, mark) {
      const tab = await arena.tab(arena.hostile);
      const victim = await arena.tab(arena.victim);
      await arena.scene.inside.choose(tab.id, 'off');
      await tab.page.reload();
      const script = `${arena.hostile}sw.js?serve=${encodeURIComponent(`${arena.victim}${mark}`)}`;
      await tab.page.evaluate(
        async ([script, scope]) => {
          await navigator.serviceWorker.register(script, { scope }).catch(() => {});
        },
        [script, new URL(arena.victim).pathname] as const,
      );
      await victim.page.reload();
      // A page of the worker's says so when it has asked.
      await victim.page.waitForFunction(() => document.title !== 'asking');
      await arena.scene.inside.write('choices', {});
    },
  },
];
