/** A site on another port of the same host name. No rule of Chromium's knows ports of who asks. */
import { isFirefox } from '../../harness/index.ts';
import { asksInEveryWay, frames, opens, posts, scripts } from '../kit/tricks.ts';
import type { Attack } from './attack.ts';

const PORTS = "Chromium's rules know the host name of who asks, and not the port";

export const byAnotherPort: readonly Attack[] = [
  {
    name: 'asks for it',
    async run(arena, mark) {
      await arena.tab(arena.victim);
      const { page } = await arena.tab(arena.neighbourUrl);
      await asksInEveryWay(page, `${arena.victim}${mark}`);
    },
  },
  {
    name: 'sends it a form',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.neighbourUrl);
      await posts(page, `${arena.victim}${mark}-inner`, 'inner');
      await posts(page, `${arena.victim}${mark}`, '_self');
    },
  },
  {
    name: 'opens it, and reaches into its window',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.neighbourUrl);
      await opens(page, arena.victim);
      await scripts(page, 'opened', `${arena.victim}${mark}`);
    },
  },
  {
    name: 'is framed in its tab, and asks for it there',
    // Firefox tells the whole URL of who asks.
    ...(!isFirefox && { residue: PORTS }),
    async run(arena, mark) {
      const { page } = await arena.tab(arena.victim);
      const frame = await frames(page, arena.neighbourUrl);
      await asksInEveryWay(frame, `${arena.victim}${mark}`);
    },
  },
  {
    name: 'asks for it in a tab that has left it',
    async run(arena, mark) {
      const tab = await arena.tab(arena.victim);
      await tab.page.goto(arena.neighbourUrl);
      await arena.scene.recordUntil(tab, 'it has left', (it) => it?.entered === false);
      await asksInEveryWay(tab.page, `${arena.victim}${mark}`);
    },
  },
];
