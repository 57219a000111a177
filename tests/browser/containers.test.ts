import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { after, before, it } from 'node:test';
import { isFirefox } from '../harness/index.ts';
import { Scene, until } from './kit/index.ts';

/** The cookies that came with each page's own request. */
const brought: (string | undefined)[] = [];
let visitors = 0;
const app = {
  '/who.js': "fetch('/own.json');",
  '/own.json': ({ headers }: IncomingMessage) => {
    brought.push(headers.cookie);
    return '{}';
  },
  '*': ({ headers }: IncomingMessage) => ({
    body: '<!doctype html><title>app</title><script src="/who.js"></script>',
    ...(headers.cookie ? {} : { headers: { 'set-cookie': `visitor=${++visitors}; Path=/` } }),
  }),
};

let scene: Scene;
before(async () => {
  scene = await Scene.open({ web: app });
});
after(() => scene.close());

const itInFirefox = isFirefox ? it : it.skip;
itInFirefox('a container has cookies of its own, below the same prefix', async () => {
  await scene.clear();
  const asked = (times: number) =>
    until(
      'the page has asked',
      async () => brought.length,
      (it) => it === times,
    );
  await scene.tab(scene.url('/'));
  await asked(1);
  await scene.browser.openInContainer(scene.url('/'));
  await asked(2);
  await scene.tab(scene.url('/'));
  await asked(3);
  assert.deepEqual(brought, ['visitor=1', 'visitor=2', 'visitor=1']);
  assert.deepEqual(await scene.escapes(), []);
});
