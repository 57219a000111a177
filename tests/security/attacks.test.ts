/**
 * Nobody but the user, and the service that the user has opened, has anything asked for in the user's name. What can't
 * be prevented stands in the threat model, and fails here when it can be.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Attack } from './attacks/attack.ts';
import { byAForeignSite } from './attacks/foreign-site.ts';
import { byAnotherPort } from './attacks/neighbour.ts';
import { byTheServiceItself } from './attacks/opened-service.ts';
import { byAnotherService } from './attacks/other-service.ts';
import { Arena, WAYS } from './kit/arena.ts';
import { asksInEveryWay } from './kit/tricks.ts';

const attackers: Record<string, readonly Attack[]> = {
  'another service': byAnotherService,
  'a foreign site': byAForeignSite,
  'another port of the host': byAnotherPort,
  'the service itself': byTheServiceItself,
};

for (const way of WAYS) {
  describe(`through the ${way}, nothing is asked for in the user's name`, () => {
    let arena: Arena;
    let count = 0;
    before(async () => {
      arena = await Arena.open(way);
    });
    after(() => arena?.close());
    afterEach(async () => {
      await arena.closeTabs();
      assert.deepEqual(arena.leaks(), []);
    });

    it('but what the opened service asks of itself', async () => {
      const { page } = await arena.tab(arena.victim);
      await asksInEveryWay(page, `${arena.victim}own`);
      await arena.settle();
      const found = arena.asJane('own').map(({ uri }) => uri.split('own-')[1]);
      const all = [
        'fetch',
        'post',
        'image',
        'script',
        'sheet',
        'frame',
        'object',
        'stream',
        'beacon',
      ];
      for (const how of [...all, 'socket']) assert.ok(found.includes(how), how);
    });

    for (const [who, attacks] of Object.entries(attackers)) {
      for (const { name, run, residue } of attacks) {
        const title = residue ? `, but it may: ${residue}` : '';
        it(`where ${who} ${name}${title}`, async () => {
          const mark = `attack-${++count}-x`;
          await run(arena, mark);
          await arena.settle();
          const found = arena.asJane(mark).map(({ verb, uri }) => `${verb} ${uri}`);
          if (residue) assert.notDeepEqual(found, [], 'this is prevented now: say so');
          else assert.deepEqual(found, []);
        });
      }
    }
  });
}
