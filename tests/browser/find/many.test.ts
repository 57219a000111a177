import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Lists } from '../kit/lists.ts';
import type { Stage } from '../popup/stage.ts';
import { openWith, Search } from './finding.ts';

const MANY = 50_000;

describe('a cluster with 50,000 services', () => {
  let lists: Lists;
  let stage: Stage;
  let search: Search;
  before(async () => {
    lists = await Lists.open(MANY);
    stage = await openWith([{ id: 'big', origin: lists.origin }]);
    search = await Search.open(stage);
  });
  after(async () => {
    await stage.close();
    await lists.close();
  });

  it('is listed by pages, with a bar that grows', async () => {
    const bar = search.page.getByRole('progressbar');
    await bar.waitFor();
    const shown = await bar.evaluate((each) => {
      const { value, max } = each as HTMLProgressElement;
      return { value, max };
    });
    assert.ok(shown.max <= MANY && shown.value < shown.max, JSON.stringify(shown));
    await search.counts(`${MANY} in all clusters`);
    await bar.waitFor({ state: 'detached' });
    const pages = lists.asked.filter((path) => path.startsWith('/api/v1/services?'));
    assert.equal(pages.length, MANY / 500);
  });

  it('finds any of them, and keeps only what is in sight in the page', async () => {
    // 49,999 in base 36.
    await search.box.fill('12kv');
    await search.page.locator('.row-name').first().filter({ hasText: '12kv' }).waitFor();
    await search.box.fill('');
    await search.counts(`${MANY} in all clusters`);
    assert.ok((await search.options.count()) < 100);
  });

  it('scrolls to the last one', async () => {
    await search.page.getByRole('listbox').evaluate((list) => {
      list.scrollTop = list.scrollHeight;
    });
    await search.page.locator(`#${await lastRow(search)}`).waitFor();
    assert.ok((await search.options.count()) < 100);
  });
});

/** The id of the row that the whole list ends with. */
async function lastRow(search: Search): Promise<string> {
  const first = (await search.options.first().getAttribute('id')) ?? '';
  return first.replace(/\d+$/, String(MANY - 1));
}

describe('a slow cluster', () => {
  it('can be searched before all of it is there; what comes late moves nothing', async () => {
    const lists = await Lists.open(1200);
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    lists.hold = (url) => (url.searchParams.get('continue') === '1000' ? held : undefined);
    const stage = await openWith([{ id: 'slow', origin: lists.origin }]);
    const search = await Search.open(stage);
    await search.counts('1000 in all clusters');
    await search.box.fill('grafana');
    await search.counts('125 found');
    await search.page.evaluate(watchShifts);
    go();
    await search.counts('150 found');
    assert.deepEqual(await search.page.evaluate(shifts), []);
    await stage.close();
    await lists.close();
  });

  it('can be left in peace, and asked again', async () => {
    const lists = await Lists.open(1200);
    lists.hold = (url) => (url.searchParams.get('continue') === '500' ? never : undefined);
    const stage = await openWith([{ id: 'slow', origin: lists.origin }]);
    const search = await Search.open(stage);
    await search.counts('500 in all clusters');
    await search.page.getByRole('button', { name: 'Stop' }).click();
    await search.note('The listing was stopped.');
    await search.box.fill('grafana');
    await search.counts('63 found');
    lists.hold = () => undefined;
    await search.page.getByRole('button', { name: 'Try again' }).click();
    await search.counts('150 found');
    await stage.close();
    await lists.close();
  });
});

const never = new Promise<void>(() => {});

type Watching = typeof globalThis & { shifts: string[] };

/** Runs in the page: notes from now on what moves. */
function watchShifts(): void {
  const noted: string[] = [];
  (globalThis as Watching).shifts = noted;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { sources } = entry as unknown as { sources: { node: Element | null }[] };
      for (const { node } of sources) noted.push(node?.className || (node?.nodeName ?? ''));
    }
  }).observe({ type: 'layout-shift' });
}

/** Runs in the page: what has moved, two frames later. */
async function shifts(): Promise<string[]> {
  for (let i = 0; i < 2; i++) await new Promise((frame) => requestAnimationFrame(frame));
  return (globalThis as Watching).shifts;
}
