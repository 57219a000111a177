import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBothModes } from '../kit/index.ts';

const pages = {
  '*': '<!doctype html><title>app</title>',
  '/data.json': '{"it":1}',
  'POST /echo': (_: unknown, body: string) => ({ type: 'text/plain', body }),
  '/moved': { status: 302, headers: { location: '/data.json' } },
};

inBothModes('fetch', pages, ({ open, scene, seen, reached }) => {
  for (const redirect of ['follow', 'error', 'manual']) {
    it(`works with redirect: '${redirect}', and shows the app its own URL`, async () => {
      const page = await open('/');
      const got = await page.evaluate(`fetch('/data.json', { redirect: '${redirect}' }).then(
        async (it) => [it.type, it.url, it.redirected, await it.text()])`);
      const url = scene().cluster.origin + seen('/data.json');
      assert.deepEqual(got, ['basic', url, false, '{"it":1}']);
    });
  }

  it("tells of the app's own redirects", async () => {
    const page = await open('/');
    const got = await page.evaluate("fetch('/moved').then((it) => [it.url, it.redirected])");
    assert.deepEqual(got, [scene().cluster.origin + seen('/data.json'), true]);
    const refused = await page.evaluate(
      "fetch('/moved', { redirect: 'error' }).then(() => 'came', (error) => error.name)",
    );
    assert.equal(refused, 'TypeError');
  });

  it('keeps method and body', async () => {
    const page = await open('/');
    const said = await page.evaluate(
      "fetch('/echo', { method: 'POST', body: 'hello' }).then((it) => it.text())",
    );
    assert.equal(said, 'hello');
    assert.deepEqual(await reached(), ['POST /echo']);
  });

  it('sends a Request with a body, made by a string and by a URL', async () => {
    const page = await open('/');
    for (const url of ["'/echo'", "new URL('/echo', location.origin)"]) {
      const got = await page.evaluate(`(async () => {
        const request = new Request(${url}, { method: 'POST', body: 'hello' });
        return [request.url, await (await fetch(request)).text()];
      })()`);
      assert.deepEqual(got, [scene().cluster.origin + seen('/echo'), 'hello']);
    }
  });

  it('sends a Request that was made from another one', async () => {
    const page = await open('/');
    const got = await page.evaluate(`(async () => {
      const first = new Request('/echo', { method: 'POST', body: 'hello' });
      return (await fetch(new Request(first, { headers: { 'x-a': '1' } }))).text();
    })()`);
    assert.equal(got, 'hello');
  });

  it('sends a Request again by the URL that it shows', async () => {
    const page = await open('/');
    const got = await page.evaluate(`(async () => {
      const { url } = new Request('/data.json');
      return (await fetch(url)).json();
    })()`);
    assert.deepEqual(got, { it: 1 });
  });

  it('leaves other hosts and data: alone', async () => {
    const page = await open('/');
    assert.equal(await page.evaluate("fetch('data:,hi').then((it) => it.text())"), 'hi');
    const other = scene().elsewhere('/data.json', 'root');
    const mode = "{ mode: 'no-cors' }";
    assert.equal(await page.evaluate(`fetch('${other}', ${mode}).then((it) => it.type)`), 'opaque');
    assert.deepEqual(await reached(), []);
  });

  it('keeps its errors', async () => {
    const page = await open('/');
    const name = (call: string) =>
      page.evaluate(`${call}.then(() => 'none', (error) => error.name)`);
    assert.equal(await name('fetch()'), 'TypeError');
    assert.equal(await name("fetch('http://[')"), 'TypeError');
    assert.equal(await name("fetch('/', { method: 'TRACE' })"), 'TypeError');
  });
});
