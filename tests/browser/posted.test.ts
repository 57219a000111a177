import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBothModes, until } from './kit/index.ts';

const pages = {
  '/': `<!doctype html><title>form</title><form method="post" action="/save?to=1">
<input name="word" value="hello"><button>send</button></form>`,
  'POST /save': (_: unknown, body: string) =>
    `<!doctype html><title>saved ${body}</title><a href="/">back</a><img src="/seen.svg">`,
  '/seen.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

inBothModes("a form's POST within the tab", pages, ({ open, real, seen, scene, reached }) => {
  const SENT = 'POST /save?to=1';
  const sent = (times: number) => (requests: string[]) =>
    requests.filter((one) => one === SENT).length === times;

  it('is answered at its real URL, and posted again by a reload', async () => {
    const page = await open('/');
    assert.equal(page.url(), scene().cluster.origin + seen('/'));
    const title = () => page.title().catch(() => '');
    await page.click('button');
    await until('it is answered', title, (it) => it === 'saved word=hello');
    assert.equal(page.url(), scene().cluster.origin + real('/save?to=1'));
    assert.ok(sent(1)(await reached()), String(await reached()));
    // By the protocol the browser asks nobody before it posts again.
    await page.reload();
    await until('it is posted again', reached, sent(2));
    await until('with the same body', title, (it) => it === 'saved word=hello');
    assert.equal(page.url(), scene().cluster.origin + real('/save?to=1'));
  });

  it('leaves the app as it was: the next page shows its own URL', async () => {
    const page = await open('/');
    const title = () => page.title().catch(() => '');
    await page.click('button');
    await until('it is answered', title, (it) => it === 'saved word=hello');
    await page.click('a');
    await until('it is shown', title, (it) => it === 'form');
    assert.equal(page.url(), scene().cluster.origin + seen('/'));
    await page.evaluate(() => history.back());
    await until('Back shows the answer', title, (it) => it === 'saved word=hello');
    assert.equal(page.url(), scene().cluster.origin + real('/save?to=1'));
  });
});
