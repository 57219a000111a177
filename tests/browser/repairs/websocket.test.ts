import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBothModes } from '../kit/index.ts';

const socket = `(url) => new Promise((done, failed) => {
  const socket = new WebSocket(url);
  socket.onmessage = ({ data }) => { done(data + ' ' + socket.url); socket.close(); };
  socket.onerror = () => failed(new Error('refused ' + url));
})`;
const pages = {
  '*': '<!doctype html><title>app</title>',
  'WS /live': '',
  '/srcdoc': `<!doctype html><iframe srcdoc="<script>(${socket})('/live').then((it) => parent.postMessage(it, '*'))</script>"></iframe>
<script>window.said = new Promise((done) => addEventListener('message', ({ data }) => done(data)));</script>`,
};

inBothModes('WebSockets reach the service', pages, ({ open, scene, seen, reached }) => {
  const ws = (path: string) => `ws${scene().cluster.origin.slice(4)}${path}`;

  for (const how of ['/live', 'absolute', 'relative']) {
    it(`opened by a URL that is ${how}`, async () => {
      const page = await open('/');
      const url = how === 'absolute' ? ws('/live') : how === 'relative' ? './live' : how;
      const said = await page.evaluate(`(${socket})(${JSON.stringify(url)})`);
      assert.equal(said, `/live ${ws(seen('/live'))}`);
      assert.deepEqual(await reached(), ['GET /live']);
    });
  }

  it('by WebSocketStream', async () => {
    const page = await open('/');
    const said = await page.evaluate(`(async () => {
      const stream = new WebSocketStream('/live');
      const { readable } = await stream.opened;
      const { value } = await readable.getReader().read();
      return value + ' ' + stream.url;
    })()`);
    assert.equal(said, `/live ${ws(seen('/live'))}`);
  });

  it('from a srcdoc frame', async () => {
    const page = await open('/srcdoc');
    assert.equal(await page.evaluate('said'), `/live ${ws(seen('/live'))}`);
  });

  it('from an about:blank frame, before its first script', async () => {
    const page = await open('/');
    const said = await page.evaluate(`(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const socket = new frame.contentWindow.WebSocket('/live');
      return new Promise((done) => { socket.onmessage = ({ data }) => done(data); });
    })()`);
    assert.equal(said, '/live');
  });

  it('of another host stay as they are', async () => {
    const page = await open('/');
    const url = await page.evaluate("new WebSocket('ws://localhost:1/live').url");
    assert.equal(url, 'ws://localhost:1/live');
  });

  it('keep their errors: an invalid URL, none at all', async () => {
    const page = await open('/');
    const name = (made: string) =>
      page.evaluate(`(() => { try { ${made} } catch (error) { return error.name; } })()`);
    assert.equal(await name("new WebSocket('http://[')"), 'SyntaxError');
    assert.equal(await name('new WebSocket()'), 'TypeError');
    assert.equal(await name("WebSocket('/live')"), 'TypeError');
  });
});
