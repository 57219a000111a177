/**
 * What a page says of itself: its mode and counts of repairs. A page could forge
 * it, so the core takes only what it knows, and it never changes a rule's host,
 * prefix or credential: at most whether typed URLs of this tab go to the app.
 */
import * as core from '../core/core.ts';
import { chromium } from '../network/chromium.ts';
import { changeTab, readTab } from '../state/tab.ts';
import { addRepairs } from './repairs.ts';

export async function takeReport(
  tab: number,
  frame: number | undefined,
  json: string,
): Promise<void> {
  await core.ready();
  const { counts, mode, reason } = core.judgeReport(JSON.parse(json));
  addRepairs(tab, counts);
  const record = await readTab(tab);
  if (frame !== 0 || !mode || !reason || !record?.entered || record.choice !== 'auto') return;
  if (record.mode === mode && record.reason === reason) return;
  if (record.mode !== mode) await chromium.enter(tab, record.mount, mode);
  await changeTab(tab, (before) => before && { ...before, mode, reason });
}
