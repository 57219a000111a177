/** A tab enters a mount: rules first, then what is known of it. */
import * as core from '../core/core.ts';
import type { Network } from '../network/network.ts';
import { type Choice, readChosen } from './choice.ts';
import { readLearnt } from './learnt.ts';
import { changeTab, type Reason, type TabMode } from './tab.ts';

/** Auto begins in root mode; the page may show that it must be the other. */
export function firstMode(choice: Choice): TabMode {
  return choice === 'auto' ? 'root' : choice;
}

/** When this resolves, the tab's rules are in force and its record is fresh. */
export async function enterTab(network: Network, tab: number, url: string): Promise<void> {
  const { mount } = core.parse(url);
  const [{ choice, managed }, learnt] = await Promise.all([readChosen(mount), readLearnt()]);
  const better = choice === 'auto' ? learnt[mount] : undefined;
  const mode = better ?? firstMode(choice);
  const pinned: Reason = managed ? 'managed' : 'pinned';
  const reason = choice !== 'auto' ? pinned : better ? 'healthier' : 'default';
  const remembering = changeTab(tab, (before) => ({
    mount,
    entered: true,
    choice,
    mode,
    reason,
    repairs: {},
    documents: before?.documents ?? {},
  }));
  try {
    await network.enter(tab, mount, mode);
  } catch (error) {
    await remembering;
    await changeTab(tab, () => null);
    throw error;
  }
  await remembering;
}
