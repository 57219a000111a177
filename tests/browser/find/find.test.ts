import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { until } from '../kit/index.ts';
import { Lists, named } from '../kit/lists.ts';
import { findings } from '../popup/axe.ts';
import type { Language, Stage } from '../popup/stage.ts';
import { openWith, Search } from './finding.ts';

describe('finding a service', () => {
  let lists: Lists;
  let stage: Stage;
  before(async () => {
    lists = await Lists.open(1200);
    stage = await openWith([{ id: 'dev', origin: lists.origin }]);
  });
  after(async () => {
    await stage.close();
    await lists.close();
  });

  it('takes a few letters and Enter', async () => {
    const search = await Search.open(stage);
    await search.counts('1200 in all clusters');
    await search.box.pressSequentially('web pro');
    await search.counts(/^\d+ found/);
    const first = (await search.names())[0] ?? '';
    assert.match(first, /^web-/);
    const index = Array.from({ length: 1200 }, (_, i) => i).find((i) => named(i).name === first);
    const { namespace } = named(index as number);
    const opened = stage.inside.context().waitForEvent('page');
    await search.page.keyboard.press('Enter');
    const page = await opened;
    const path = `/api/v1/namespaces/${namespace}/services/${first}:http/proxy/`;
    // By the server's word: the page may show another URL at once.
    await until('it is asked for', async () => lists.asked.includes(path), Boolean);
    await page.close();
  });

  it('moves through the list by keys, and tells a screen reader where it is', async () => {
    const search = await Search.open(stage);
    await search.box.fill('kibana');
    await search.counts('150 found');
    await search.page.keyboard.press('ArrowDown');
    await search.page.keyboard.press('ArrowDown');
    const id = await search.box.getAttribute('aria-activedescendant');
    const active = search.page.locator(`[id="${id}"]`);
    assert.equal(await active.getAttribute('aria-selected'), 'true');
    assert.equal(await active.getAttribute('aria-posinset'), '3');
    assert.equal(await active.getAttribute('aria-setsize'), '150');
    for (let i = 0; i < 12; i++) await search.page.keyboard.press('PageDown');
    await search.page.locator('[aria-posinset="99"][aria-selected="true"]').waitFor();
    await search.page.close();
  });

  it('shows only the rows in sight, and others when scrolled to', async () => {
    const search = await Search.open(stage);
    await search.box.fill('');
    await search.counts('1200 in all clusters');
    assert.ok((await search.options.count()) < 100);
    await search.page.locator('.found').evaluate((list) => {
      list.scrollTop = list.scrollHeight;
    });
    await search.page.locator('[aria-posinset="1200"]').waitFor();
    assert.ok((await search.options.count()) < 100);
    await search.page.close();
  });

  it('keeps what was typed when the popup closes half-way', async () => {
    const search = await Search.open(stage);
    await search.box.fill('prometh');
    await search.counts('150 found');
    await search.page.close();
    const again = await Search.open(stage);
    await again.counts('150 found');
    assert.equal(await again.box.inputValue(), 'prometh');
    await again.box.fill('');
    await again.counts('1200 in all clusters');
    await again.page.close();
  });

  it('stays calm about ten thousand letters', async () => {
    const search = await Search.open(stage);
    await search.box.fill('x'.repeat(10_000));
    await search.counts('Nothing found');
    await search.box.fill('web');
    await search.counts(/^\d+ found/);
    await search.box.fill('');
    await search.page.close();
  });

  it('marks favourites and ranks them first', async () => {
    const search = await Search.open(stage);
    await search.box.fill('redis');
    await search.counts('150 found');
    await search.page.keyboard.press('ArrowDown');
    await search.page.keyboard.press('ArrowDown');
    const wanted = (await search.names())[2];
    await search.page.getByRole('button', { name: 'Favourite' }).click();
    await search.page.locator('.row').first().locator('.star').waitFor();
    assert.equal((await search.names())[0], wanted);
    await search.box.fill('');
    const marked = search.page.getByRole('heading', { name: 'Favourites' });
    await marked.waitFor();
    await search.page.close();
  });

  it('asks only for changes when it is opened again', async () => {
    const search = await Search.open(stage);
    await search.counts('1200 in all clusters');
    lists.asked.length = 0;
    await search.page.close();
    const again = await Search.open(stage);
    await again.counts('1200 in all clusters');
    const asked = async () => lists.asked;
    await until('the changes of services', asked, (paths) =>
      paths.some((path) => path.startsWith('/api/v1/services?watch=1')),
    );
    assert.ok(!lists.asked.some((path) => path.includes('limit=')));
    await again.page.close();
  });
});

for (const language of ['en', 'ja'] satisfies Language[]) {
  describe(`accessibility of the search (${language})`, () => {
    let lists: Lists;
    let stage: Stage;
    before(async () => {
      lists = await Lists.open(60);
      const clusters = [
        { id: 'dev', origin: lists.origin },
        { id: 'gone', origin: 'http://127.0.0.1:9' },
      ];
      stage = await openWith(clusters, { language });
    });
    after(async () => {
      await stage.close();
      await lists.close();
    });

    it('is clean by axe in light and dark, with and without results', async () => {
      const search = await Search.open(stage);
      await search.options.first().waitFor();
      assert.deepEqual(await findings(search.page), []);
      await search.box.fill('web');
      await search.options.first().waitFor();
      assert.deepEqual(await findings(search.page), []);
      await search.page.close();
    });

    it('needs no scrolling sideways at 320 pixels', async () => {
      const search = await Search.open(stage);
      await search.options.first().waitFor();
      await search.page.setViewportSize({ width: 320, height: 600 });
      const over = await search.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      assert.equal(over, 0);
      await search.page.close();
    });
  });
}
