import { readFile } from 'node:fs/promises';
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

interface Texts {
  mode: { reason: Record<string, string> };
  repairs: { kind: Record<string, string> };
}

/** The popup's own words. */
async function texts(): Promise<Texts> {
  const file = new URL('../../extension/locales/en.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8'));
}

/** The record in a line or two. */
export async function tell(record: TabRecord | undefined): Promise<string[]> {
  if (!record) return ['Porthole has nothing to say of this page: it is not a proxied one'];
  const { mode, repairs } = await texts();
  const reason = mode.reason[record.reason.replaceAll('-', '_')] ?? record.reason;
  const counts = byGroup(record.repairs).map(([group, count]) => `${repairs.kind[group]} ${count}`);
  const lines = [`mode: ${record.mode}. ${reason}`];
  if (counts.length) lines.push(`repaired: ${counts.join(', ')}`);
  else if (record.mode === 'root') lines.push('repaired: no request; the app sees / as its root');
  if (record.problem) lines.push(`problem: ${JSON.stringify(record.problem.diagnosis)}`);
  return lines;
}
