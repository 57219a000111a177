/**
 * What a page says of itself: its mode and counts of repairs. A page could forge
 * it, so the core takes only what it knows, and it never changes a rule's host,
 * prefix or credential: at most whether typed URLs of this tab go to the app.
 */
import * as core from '../core/core.ts';
import { network } from '../network/this-browser.ts';
import { readLearnt } from '../state/learnt.ts';
import { changeTab, type Reason, readTab, type TabMode } from '../state/tab.ts';
import { takeProposal } from './aliases.ts';
import { takeClaims } from './losses.ts';
import { inOrder } from './order.ts';
import { addRepairs } from './repairs.ts';

export async function takeReport(
  tab: number,
  frame: number | undefined,
  json: string,
): Promise<void> {
  await core.ready();
  const { counts, mode, reason, alias, losses } = JSON.parse(json) as Claim;
  addRepairs(tab, believedCounts(counts));
  await takeClaims(tab, losses);
  if (frame !== 0) return;
  if (typeof alias === 'string') await inOrder(tab, () => takeProposal(tab, alias));
  if (!core.isBelievedMode(String(mode), String(reason))) return;
  await inOrder(tab, () => showMode(tab, mode as TabMode, reason as Reason));
}

/** As the page layer sends it; from a hostile page it may be anything. */
interface Claim {
  readonly counts?: unknown;
  readonly mode?: unknown;
  readonly reason?: unknown;
  /** A URL at another address, with the mount's own prefix. */
  readonly alias?: unknown;
  readonly losses?: unknown;
}

function believedCounts(counts: unknown): Record<string, number> {
  const believed: Record<string, number> = {};
  for (const [kind, count] of Object.entries(counts ?? {})) {
    const number = core.believedCount(kind, Number(count));
    if (number > 0) believed[kind] = number;
  }
  return believed;
}

async function showMode(tab: number, mode: TabMode, reason: Reason): Promise<void> {
  const record = await readTab(tab);
  if (!record?.entered || record.choice !== 'auto') return;
  if (record.mode === mode && record.reason === reason) return;
  if (reason === 'healthier' && (await readLearnt())[record.mount] !== mode) return;
  if (record.mode !== mode) await network.enter(tab, record.mount, mode);
  await changeTab(tab, (before) => before && { ...before, mode, reason });
}
