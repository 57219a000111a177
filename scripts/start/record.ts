import { setTimeout as pause } from 'node:timers/promises';
import type { TabRecord } from '../../extension/state/tab.ts';
import { byGroup } from '../../extension/ui/repair-groups.ts';
import type { Browser } from '../../tests/harness/index.ts';

const patience = 5_000;
/** Longer than the extension gathers counts before it writes them. */
const quiet = 400;

const readAll = async (): Promise<[string, TabRecord][]> => {
  // @ts-expect-error chrome exists only inside the extension
  return Object.entries(await chrome.storage.session.get(null));
};

async function readOnce(browser: Browser, url: string): Promise<TabRecord | undefined> {
  const worker = await browser.serviceWorker();
  const all = await worker.evaluate(readAll);
  return all.find(([key, { mount }]) => key.startsWith('tab:') && url.startsWith(mount))?.[1];
}

/** What the extension says of the tab that shows `url`, once it has said the last of it. */
export async function recordOf(browser: Browser, url: string): Promise<TabRecord | undefined> {
  const deadline = Date.now() + patience;
  let before: string | undefined;
  for (;;) {
    const record = await readOnce(browser, url);
    const now = JSON.stringify(record);
    if ((record && now === before) || Date.now() > deadline) return record;
    before = now;
    await pause(quiet);
  }
}

const reasons: Readonly<Record<TabRecord['reason'], string>> = {
  default: 'chosen automatically, as for most apps',
  pinned: 'chosen by you',
  posted: 'since the page answers a form',
  sandboxed: 'the page is sandboxed, so its URL stays as it is',
  'shows-script': 'since a script of the page knows the path',
  'shows-meta': 'since data of the page know the path',
};

/** The record in a line or two. */
export function tell(record: TabRecord | undefined): string[] {
  if (!record) return ['Porthole has nothing to say of this page: it is not a proxied one'];
  const counts = byGroup(record.repairs).map(([group, count]) => `${group} ${count}`);
  const repaired = counts.length ? counts.join(', ') : 'nothing by request: the app sees its root';
  const lines = [
    `mode: ${record.mode}, ${reasons[record.reason]}`,
    `repaired: ${record.mode === 'off' ? 'nothing' : repaired}`,
  ];
  if (record.problem) lines.push(`problem: ${JSON.stringify(record.problem.diagnosis)}`);
  return lines;
}
