import { after, before, describe, it } from 'node:test';
import { Scene, until } from './kit/index.ts';

const app = {
  '/app.js': 'document.title = location.pathname;',
  '*': '<!doctype html><title>app</title><script src="/app.js"></script>',
};

describe('in root mode', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: app });
  });
  after(() => scene.close());

  it('a typed bare path goes to the app, and the tab knows that it was typed, until it is reloaded', async () => {
    const tab = await scene.tab(scene.url());
    const typed = `${scene.cluster.origin}/typed?x=1`;
    await scene.go(tab.page, typed);
    await until(
      'the app shows it',
      () => tab.page.title().catch(() => ''),
      (title) => title === '/typed',
    );
    await scene.recordUntil(tab, 'the typed URL is kept', (record) => record?.typed === typed);
    await tab.page.reload();
    await scene.recordUntil(tab, 'a reload is no typing', (record) => record?.typed === undefined);
  });
});
