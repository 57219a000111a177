import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBothModes } from '../kit/index.ts';

const pages = {
  '*': '<!doctype html><title>app</title>',
  '/data.json': '{"it":1}',
  '/part': '<a href="/next">next</a>',
  'POST /echo': (_: unknown, body: string) => ({ type: 'text/plain', body }),
  '/events': { type: 'text/event-stream', body: 'data: hello\n\n' },
};
const send = (method: string, url: string, read: string, body = 'null') => `new Promise((done) => {
  const request = new XMLHttpRequest();
  request.open('${method}', '${url}');
  request.onload = () => done(${read});
  request.send(${body});
})`;

inBothModes('XMLHttpRequest', pages, ({ open, scene, seen, reached }) => {
  it('shows the app its own URL', async () => {
    const page = await open('/');
    const got = await page.evaluate(
      send('GET', '/data.json', '[request.responseURL, request.responseText]'),
    );
    assert.deepEqual(got, [scene().cluster.origin + seen('/data.json'), '{"it":1}']);
  });

  it('keeps method and body, and works synchronously', async () => {
    const page = await open('/');
    assert.equal(
      await page.evaluate(send('POST', '/echo', 'request.response', "'hello'")),
      'hello',
    );
    const text = await page.evaluate(`(() => {
      const request = new XMLHttpRequest();
      request.open('GET', '/data.json', false);
      request.send();
      return request.responseText;
    })()`);
    assert.equal(text, '{"it":1}');
    assert.deepEqual(await reached(), ['POST /echo', 'GET /data.json']);
  });

  it('brings an HTML fragment as the mode wants it', async () => {
    const page = await open('/');
    const html = `<a href="${seen('/next')}">next</a>`;
    for (const read of ['request.responseText', 'request.response']) {
      assert.equal(await page.evaluate(send('GET', '/part', read)), html);
    }
    const fetched = await page.evaluate("fetch('/part').then((it) => it.text())");
    assert.equal(fetched, html);
  });
});

inBothModes('EventSource', pages, ({ open, scene, seen, reached }) => {
  it('reaches the service and shows the app its own URL', async () => {
    const page = await open('/');
    const got = await page.evaluate(`new Promise((done) => {
      const source = new EventSource('/events');
      source.onmessage = ({ data }) => { done([source.url, data]); source.close(); };
    })`);
    assert.deepEqual(got, [scene().cluster.origin + seen('/events'), 'hello']);
    assert.deepEqual(await reached(), ['GET /events']);
  });
});
