/** What the pages of a tab lose, kept with the tab's record until its next document. */
import type { Loss } from '../core/core.ts';
import { changeTab, type TabRecord } from './tab.ts';

/** More causes than a page can have at once would help nobody. */
const MOST = 6;

export async function addLosses(tab: number, losses: readonly Loss[]): Promise<void> {
  if (losses.length === 0) return;
  await changeTab(tab, (record) =>
    record?.entered && record.mode !== 'off' ? losses.reduce(withLoss, record) : record,
  );
}

/** Each cause once; one that is fatal in the place of one that isn't. */
function withLoss(record: TabRecord, loss: Loss): TabRecord {
  const known = record.losses ?? [];
  const same = known.find(({ cause }) => cause === loss.cause);
  if (same ? same.fatal || !loss.fatal : known.length >= MOST) return record;
  return { ...record, losses: [...known.filter((each) => each !== same), loss] };
}
