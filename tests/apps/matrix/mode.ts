import type { Browser } from '../../harness/index.ts';
import type { Mode } from './cell.ts';

/** The records that the extension keeps of its tabs, read as its popup reads them. */
const readTabs = async (): Promise<Record<string, unknown>[]> => {
  // @ts-expect-error chrome exists only inside the extension
  const all: Record<string, Record<string, unknown>> = await chrome.storage.session.get(null);
  return Object.entries(all)
    .filter(([key]) => key.startsWith('tab:'))
    .map(([, record]) => record);
};

/** The mode in force for the service at `url`; nothing where the extension keeps no such record. */
export async function modeOf(browser: Browser, url: string): Promise<Mode | undefined> {
  const worker = await browser.serviceWorker();
  const record = (await worker.evaluate(readTabs)).find(({ mount }) => mount === url);
  if (!record) return undefined;
  return { mode: String(record['mode']), reason: String(record['reason']) };
}
