/** What a page loses is told of the page that is shown: also where Back shows it again as it was, without a request. */
import { after, before, describe, it } from 'node:test';
import type { TabRecord } from '../../extension/state/tab.ts';
import { goBack, isFirefox } from '../harness/index.ts';
import { Scene } from './kit/index.ts';

const PAGE = `<!doctype html><link rel="icon" href="data:,"><title>app</title>
<script>
  new WebSocket('/needs?token=s3cret');
  addEventListener('pageshow', ({ persisted }) => { if (persisted) document.title = 'restored'; });
</script>`;

const isTold = (record: TabRecord | null) =>
  record?.losses?.some(({ cause }) => cause === 'websocket-query') === true;

describe('what a page has lost', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: { '/': PAGE } });
  });
  after(() => scene.close());

  // Chromium keeps no page there that has had a WebSocket.
  it('is told again when Back shows it as it was', { skip: !isFirefox }, async () => {
    const tab = await scene.tab(scene.url());
    await scene.recordUntil(tab, 'the loss is told', isTold);
    await tab.page.goto('about:blank');
    await scene.recordUntil(tab, 'the tab has left', (record) => record?.entered === false);
    await goBack(tab.page, 5_000);
    await tab.page.waitForFunction(() => document.title === 'restored');
    await scene.recordUntil(tab, 'the loss is told again', isTold);
  });
});
