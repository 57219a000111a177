import { until } from '../../browser/kit/until.ts';
import type { Browser } from '../../harness/index.ts';
import { type Cell, lossesToTell, type Told } from './cell.ts';

interface Record {
  mount: string;
  mode: string;
  reason: string;
  losses?: { cause: string }[];
}

/** The records that the extension keeps of its tabs, read as its popup reads them. */
const readTabs = async (): Promise<Record[]> => {
  // @ts-expect-error chrome exists only inside the extension
  const all: { [key: string]: Record } = await chrome.storage.session.get(null);
  return Object.entries(all)
    .filter(([key]) => key.startsWith('tab:'))
    .map(([, record]) => record);
};

/** What the popup would tell of the service at `url`; nothing where the extension keeps no such record. */
export async function toldOf(browser: Browser, cell: Cell, url: string): Promise<Told | undefined> {
  const worker = await browser.serviceWorker();
  const read = async () => {
    const record = (await worker.evaluate(readTabs)).find(({ mount }) => mount === url);
    if (!record) return undefined;
    const { mode, reason, losses = [] } = record;
    return { mode, reason, losses: losses.map(({ cause }) => cause).sort() };
  };
  const wanted = lossesToTell(cell);
  if (wanted.length === 0) return read();
  const all = (told: Told | undefined) => wanted.every((cause) => told?.losses.includes(cause));
  return until(`${wanted.join(', ')} told`, read, all).catch(read);
}
