/** The popup's search over many services. Bars at 50,000: first paint 100 ms, a keystroke 16 ms, 50 MB. */
import type { Page } from 'playwright-core';
import { Lists } from '../browser/kit/lists.ts';
import type { Bench, Room } from './bench.ts';
import { median, tell } from './stats.ts';

const COUNTS = [1_000, 50_000];
const TYPED = [
  'g',
  'gr',
  'gra',
  'graf',
  'w',
  'we',
  'web',
  'web p',
  'k',
  'ki',
  'kib',
  'r',
  're',
  'p',
];
const OPENINGS = 7;

export const find: Bench = {
  title: 'The search',
  async run(room) {
    const lines: string[] = [];
    for (const count of COUNTS) lines.push(...(await over(count, room)));
    return lines;
  },
};

async function over(count: number, { porthole }: Room): Promise<string[]> {
  const lists = await Lists.open(count);
  const { page: newPage, extensionId } = await porthole();
  const open = async () => {
    const page = await newPage();
    await page.goto(`chrome-extension://${extensionId}/popup.html?page`);
    return page;
  };
  const first = await open();
  await first.evaluate(know, { id: `c${count}`, origin: lists.origin });
  // What was typed last is still there.
  await first.getByRole('combobox').fill('');
  await first.getByText(new RegExp(`^${count} in all clusters`)).waitFor({ timeout: 120_000 });
  const paints: number[] = [];
  for (let i = 0; i < OPENINGS; i++) {
    const page = await open();
    paints.push(await page.evaluate(firstRow));
    await page.close();
  }
  await first.bringToFront();
  const keys = await first.evaluate(typed, TYPED);
  const last = count === COUNTS.at(-1);
  const bytes = last ? await heapOfWorker(first) : 0;
  await first.close();
  await lists.close();
  const held = (is: boolean) =>
    last ? `  bar: ${is ? 'held' : 'MISSED'}` : '  no bar at this size';
  return [
    `  ${count} services`,
    tell({ name: 'first rows painted, from the start of the page', unit: 'ms', values: paints }),
    held(median(paints) <= 100),
    tell({ name: 'a keystroke, until its rows are painted', unit: 'ms', values: keys }),
    held(median(keys) <= 16),
    ...(last
      ? [`  memory of the worker: ${(bytes / 1e6).toFixed(1)} MB`, held(bytes <= 50e6)]
      : []),
  ];
}

interface Chrome {
  storage: { local: { set(what: object): Promise<void> } };
}

/** Runs in the page, like those below. */
async function know({ id, origin }: { id: string; origin: string }): Promise<void> {
  const { storage } = (globalThis as unknown as { chrome: Chrome }).chrome;
  const cluster = { id, origin, base: '', name: id, colour: 'blue', namespaces: [] };
  await storage.local.set({ clusters: [cluster] });
}

async function firstRow(): Promise<number> {
  while (!document.querySelector('[role=option]')) {
    await new Promise((frame) => requestAnimationFrame(frame));
  }
  return performance.now();
}

/** From each keystroke until the frame in which its rows are painted. */
async function typed(queries: string[]): Promise<number[]> {
  const box = document.querySelector('[role=combobox]') as HTMLInputElement;
  // Its rows show which letters were searched for.
  const list = document.querySelector('.find') as HTMLElement;
  const times: number[] = [];
  for (const query of queries) {
    const before = list.innerHTML;
    const start = performance.now();
    box.value = query;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    while (list.innerHTML === before) await new Promise((frame) => requestAnimationFrame(frame));
    times.push(performance.now() - start);
    // A person's fingers rest between two keys.
    await new Promise((rested) => setTimeout(rested, 60));
  }
  return times;
}

/** What the browser reckons for the worker, its WebAssembly included. */
async function heapOfWorker(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser is closed');
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(({ url }) => url.endsWith('/finder-worker.js'));
  if (!worker) throw new Error('the finder has no worker');
  const { targetId } = worker;
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const answer = new Promise<Heap>((heard) => {
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as { id?: number; result: Heap };
      if (id === 1) heard(result);
    });
  });
  const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
  await session.send('Target.sendMessageToTarget', { sessionId, message });
  const { usedSize, backingStorageSize = 0 } = await answer;
  await session.send('Target.detachFromTarget', { sessionId });
  await session.detach();
  return usedSize + backingStorageSize;
}

interface Heap {
  usedSize: number;
  backingStorageSize?: number;
}
