/** The service that the user has opened: it may be asked in the user's name, and nothing else may. */
import { asksInEveryWay } from '../kit/tricks.ts';
import type { Attack } from './attack.ts';

/** Ways to write `/..` that a gateway may read as such. */
const DOTS = [
  '/..%2f',
  '/%2e%2e/',
  '/%2e%2e%2f',
  '/.%2E/',
  '/..%5c',
  '/%5c..%5c',
  '/%252e%252e/',
  '/%252e%252e%252f',
  '/..%252f',
  '/..;/',
  '/..;x=1/',
  '/%2e%2e;/',
  '/..%00/',
  '/.%0a./',
  '/%c0%ae%c0%ae/',
  '/%ef%bc%8e%ef%bc%8e/',
];

/** From a mount out to the namespace's other objects, which the user may not see. */
const up = (dots: string) => dots.repeat(5).replace(/^\//, '').replaceAll('//', '/');

export const byTheServiceItself: readonly Attack[] = [
  {
    name: "asks for the API server's own paths",
    async run(arena, mark) {
      const { page } = await arena.tab(arena.hostile);
      for (const path of [
        '/api/v1/namespaces/default/secrets',
        '/api/v1/namespaces/default/pods/x/proxy/',
        '/version',
      ]) {
        await asksInEveryWay(page, `${arena.address}${path}?${mark}`);
      }
    },
  },
  {
    name: 'finds a way out of its path',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.hostile);
      for (const dots of DOTS) {
        await asksInEveryWay(page, `${arena.hostile}${up(dots)}secrets?${mark}`);
      }
    },
  },
  {
    name: 'is answered with redirects out of its path',
    async run(arena, mark) {
      const { page } = await arena.tab(arena.hostile);
      const out = [
        `/api/v1/namespaces/default/secrets?${mark}`,
        `${arena.address}/api/v1/namespaces/default/secrets?${mark}`,
        `${arena.victim}${mark}`,
        `${arena.foreignUrl}${mark}`,
        `${arena.neighbourUrl}${mark}`,
      ];
      for (const to of out) {
        await asksInEveryWay(page, `${arena.hostile}?redirect=${encodeURIComponent(to)}&x=`);
      }
    },
  },
];
