/**
 * Auto's second thought: a service whose page comes up ill is tried in the other
 * mode, once in a browser session, and the better mode is kept for it. What a page
 * shows of its health is its own claim: it chooses between the two modes of its
 * own service and nothing else, and brings about two reloads at most.
 */
import * as core from '../core/core.ts';
import { readHosts } from '../state/hosts.ts';
import { learn, type PageMode, readTrial, saveTrial, type Trial } from '../state/learnt.ts';
import type { Message } from '../state/messages.ts';
import { registerScripts } from '../state/scripts.ts';
import { type Reason, readTab, type TabRecord } from '../state/tab.ts';
import { inOrder } from './order.ts';

type Claim = Extract<Message, { type: 'health' }>;

/** A mode in force for one of these may be changed. */
const CHANGEABLE: readonly Reason[] = ['default', 'healthier', 'shows-script', 'shows-meta'];

/** Where the page is to be loaded again, now in another mode; `null`: it stays. */
export async function takeHealth(tab: number, claim: Claim): Promise<string | null> {
  await core.ready();
  let to: string | null = null;
  await inOrder(tab, async () => {
    const record = await readTab(tab);
    if (record && mayChange(record, claim.url)) to = await judge(tab, record, claim);
  });
  return to;
}

function mayChange(record: TabRecord, url: string): boolean {
  if (!record.entered || record.choice !== 'auto') return false;
  return CHANGEABLE.includes(record.reason) && core.parse(url).mount === record.mount;
}

async function judge(tab: number, record: TabRecord, claim: Claim): Promise<string | null> {
  const mode = record.mode as PageMode;
  const illness = core.illness(claim.facts);
  const trial = await readTrial(record.mount);
  if (!trial) {
    if (!illness || claim.touched) return null;
    return begin(record.mount, { tab, url: claim.url, illness, first: mode, over: false });
  }
  if (trial.over) return null;
  if (mode === trial.mode) return end(tab, record.mount, trial, claim, illness);
  // The tab that began has stayed where it was: something could have been lost. Another's turn hasn't come.
  if (tab === trial.tab) await giveUp(record.mount, trial);
  return null;
}

async function begin(mount: string, trial: Trial): Promise<string> {
  await saveTrial(mount, { ...trial, mode: trial.first === 'root' ? 'prefix' : 'root' });
  await registerScripts(await readHosts());
  return trial.url;
}

async function end(
  tab: number,
  mount: string,
  trial: Trial,
  { url, touched }: Claim,
  illness: number | undefined,
): Promise<string | null> {
  // Only the same document in both modes can be compared.
  if (trial.mode && url === trial.url && core.isBetter(illness, trial.illness)) {
    await saveTrial(mount, { ...trial, over: true });
    await learn(mount, trial.mode, tab);
    return null;
  }
  await giveUp(mount, trial);
  return touched || illness === 0 ? null : url;
}

/** The service goes on in the mode it began in. */
async function giveUp(mount: string, { mode: _, ...trial }: Trial): Promise<void> {
  await saveTrial(mount, { ...trial, over: true });
  await registerScripts(await readHosts());
}
