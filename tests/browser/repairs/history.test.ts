import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBothModes, until } from '../kit/index.ts';

const pages = { '*': '<!doctype html><title>app</title>' };

inBothModes('history', pages, ({ open, scene, seen, real, reached }) => {
  const at = (path: string) => scene().cluster.origin + seen(path);

  for (const method of ['pushState', 'replaceState']) {
    it(`${method} stays in the service, and so does its reload`, async () => {
      const page = await open('/');
      await page.evaluate(`history.${method}({ a: 1 }, '', '/list?q=1#two')`);
      assert.equal(page.url(), at('/list?q=1#two'));
      await page.reload();
      assert.equal(page.url(), at('/list?q=1#two'));
      assert.deepEqual(await reached(), ['GET /list?q=1']);
    });

    it(`${method} takes the real URL too`, async () => {
      const page = await open('/');
      await page.evaluate(`history.${method}(null, '', '${real('/list')}')`);
      assert.equal(page.url(), at('/list'));
    });

    it(`${method} keeps its errors and its state`, async () => {
      const page = await open('/');
      await page.evaluate(`history.${method}({ a: 1 }, '')`);
      assert.deepEqual(await page.evaluate('history.state'), { a: 1 });
      const name = await page.evaluate(
        `(() => { try { history.${method}(null, '', 'http://other.test/') } catch (error) { return error.name } })()`,
      );
      assert.equal(name, 'SecurityError');
    });
  }

  it('the Navigation API stays in the service', async () => {
    const page = await open('/');
    await page.evaluate("void navigation.navigate('/there')");
    await until(
      'it is there',
      async () => page.url(),
      (url) => url === at('/there'),
    );
    assert.deepEqual(await reached(), ['GET /there']);
  });

  it('Back to a pushed entry shows it', async () => {
    const page = await open('/');
    await page.evaluate("history.pushState(1, '', '/one'); history.pushState(2, '', '/two')");
    await page.evaluate('history.back()');
    await until(
      'it is back',
      async () => page.url(),
      (url) => url === at('/one'),
    );
    assert.equal(await page.evaluate('history.state'), 1);
  });
});
