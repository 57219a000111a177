import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isFirefox } from '../harness/index.ts';
import { inBothModes, Scene } from './kit/index.ts';

const pages = {
  '*': `<!doctype html><title>app</title><a id="download" download="mine.txt" href="/file.txt">a</a>
<a id="attached" href="/report">b</a><a id="blank" target="_blank" href="/report">c</a>
<button onclick="const a = document.createElement('a'); a.href = '/file.txt'; a.download = 'made.txt'; a.click()">d</button>`,
  '/file.txt': 'of the service',
  '/report': {
    type: 'text/csv',
    body: 'of the service',
    headers: { 'content-disposition': 'attachment; filename=report.csv' },
  },
  'POST /upload': (_: unknown, body: string) => ({ type: 'text/plain', body: `got ${body}` }),
};

inBothModes('a download comes from the service', pages, ({ open, seen, scene }) => {
  const links = {
    '#download': 'mine.txt',
    '#attached': 'report.csv',
    '#blank': 'report.csv',
    button: 'made.txt',
  };
  for (const [selector, name] of Object.entries(links)) {
    it(`by ${selector}, with its name`, async () => {
      const page = await open('/');
      const file = await scene().browser.download(() => page.click(selector));
      assert.deepEqual(file, { name, text: 'of the service' });
      // A page that may be left shows its real URL for a moment, until it's clear that it stays.
      await page.waitForURL(scene().cluster.origin + seen('/'));
      await page.close();
    });
  }
});

const TOKEN = 'of-jane';

const upload = (url: string) => `(async () => {
  const chunks = ['one ', 'two'];
  const body = new ReadableStream({
    pull(to) {
      const chunk = chunks.shift();
      if (chunk) to.enqueue(new TextEncoder().encode(chunk));
      else to.close();
    },
  });
  const answer = await fetch('${url}', { method: 'POST', body, duplex: 'half' });
  return answer.text();
})()`;

describe('a stream upload', () => {
  const none = isFirefox && 'Firefox sends no streams';
  it('reaches the service over HTTP/2', { skip: none }, async () => {
    const scene = await Scene.open({ web: pages }, { tls: true, tokens: { [TOKEN]: 'jane' } });
    try {
      // The API server ends the connection of a request by nobody that it knows: that of the tab's icon, say.
      await scene.inside.signIn(scene.cluster.origin, TOKEN);
      const { page } = await scene.tab(scene.url());
      await scene.clear();
      assert.equal(await page.evaluate(upload('/upload')), 'got one two');
      assert.ok((await scene.reached()).includes('POST /upload'));
      assert.deepEqual(await scene.escapes(), []);
    } finally {
      await scene.close();
    }
  });
});

/** Over HTTP/1.1 Chromium refuses it; Firefox sends what is written of any object. */
const FAILURE = isFirefox ? /^got \[object ReadableStream\]$/ : /Failed to fetch/;

describe('a stream upload over HTTP/1.1, which no browser sends on any site', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: pages });
  });
  after(() => scene.close());

  it('fails as it does without Porthole, and misses nothing', async () => {
    const { page } = await scene.tab(scene.url());
    const plain = await scene.tab(scene.elsewhere());
    await scene.clear();
    const failure = (error: Error) => error.message.split('\n')[0];
    const own = await plain.page.evaluate(upload('/upload')).catch(failure);
    assert.match(String(own), FAILURE);
    assert.equal(await page.evaluate(upload('/upload')).catch(failure), own);
    assert.deepEqual(await scene.escapes(), []);
  });
});
