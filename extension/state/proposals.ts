/**
 * An address that a tab's page, or the redirect that led the tab away, takes for its host: a question to the user, and
 * nothing more until that is answered. The first of a document stands, so that no page can change what is being read.
 */
import { browser } from 'wxt/browser';

export interface Proposal {
  /** The mount's URL. */
  readonly mount: string;
  /** `host:port`. */
  readonly alias: string;
}

export const proposalKey = (tab: number) => `proposal:${tab}`;

export async function readProposal(tab: number): Promise<Proposal | null> {
  const key = proposalKey(tab);
  return ((await browser.storage.session.get(key))[key] as Proposal | undefined) ?? null;
}

export async function keepProposal(tab: number, proposal: Proposal): Promise<void> {
  await browser.storage.session.set({ [proposalKey(tab)]: proposal });
}

export async function dropProposal(tab: number): Promise<void> {
  await browser.storage.session.remove(proposalKey(tab));
}
