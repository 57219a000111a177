/** A tab's state in a word, and what of it is counted. */
import type { TabRecord } from '../state/tab.ts';

export type Status = 'idle' | 'repaired' | 'problem' | 'off';

export function statusOf(record: TabRecord | null): Status {
  if (!record?.entered) return 'idle';
  if (record.mode === 'off') return 'off';
  const fatal = record.problem || record.losses?.some((loss) => loss.fatal);
  return fatal ? 'problem' : 'repaired';
}

export function totalOf(repairs: TabRecord['repairs']): number {
  return Object.values(repairs).reduce((sum, count) => sum + count, 0);
}
