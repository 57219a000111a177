/** Counts of repairs, gathered for a moment before they are written to the tab's record. */
import { changeTab } from '../state/tab.ts';

const PAUSE = 200;
const gathered = new Map<number, Record<string, number>>();

export function addRepairs(tab: number, counts: Readonly<Record<string, number>>): void {
  const waiting = gathered.get(tab);
  const sum = waiting ?? {};
  for (const [kind, count] of Object.entries(counts)) sum[kind] = (sum[kind] ?? 0) + count;
  if (waiting) return;
  gathered.set(tab, sum);
  setTimeout(() => void write(tab), PAUSE);
}

/** A new document starts its count anew. */
export function dropRepairs(tab: number): void {
  gathered.delete(tab);
}

async function write(tab: number): Promise<void> {
  const sum = gathered.get(tab);
  gathered.delete(tab);
  if (!sum) return;
  await changeTab(tab, (record) => {
    if (!record?.entered) return record;
    const repairs = { ...record.repairs };
    for (const [kind, count] of Object.entries(sum)) repairs[kind] = (repairs[kind] ?? 0) + count;
    return { ...record, repairs };
  });
}
