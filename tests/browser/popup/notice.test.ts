import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findings } from './axe.ts';
import { Stage } from './stage.ts';

const foreign = 'https://cluster.test/api/v1/namespaces/default/services/web/proxy/a?b=<i>#c';

describe('the notice of the entry page', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ language: 'ja' });
  });
  after(() => stage.close());

  it('says in plain words what to do, and keeps the URL', async () => {
    const page = await stage.page();
    await page.goto(stage.address(`entry.html#${foreign}`));
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
    assert.match(await page.title(), /まだ許可されていません/);
    assert.match((await page.locator('main').textContent()) ?? '', /cluster\.test/);
    assert.equal(decodeURI((await page.locator('.notice-url').textContent()) ?? ''), foreign);
    assert.equal(await page.locator('.notice-url i').count(), 0);
    assert.deepEqual(await findings(page), []);
    await page.close();
  });
});
