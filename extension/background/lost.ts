/**
 * A bare URL in a tab without rules goes where it says. If the API server answers
 * it itself, it may be a masked one: after a restart, or sent by a colleague. The
 * answer's document is then replaced, so that the tab's history keeps no dead end.
 */
import { browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { isAsIs } from '../state/as-is.ts';
import { readHosts } from '../state/hosts.ts';
import { isPrivate } from '../state/private.ts';
import { knownMounts } from '../state/recents.ts';
import { readTab } from '../state/tab.ts';
import { inOrder } from './order.ts';
import { replace, type Visit, visitOf } from './visit.ts';

/** Tabs whose last navigation the API server itself answered. */
const audited = new Set<number>();

export function followLostTabs(): void {
  browser.webRequest.onCompleted.addListener(
    ({ tabId, responseHeaders = [] }) => {
      // The API server alone numbers its answers so; kubectl proxy passes it on.
      const isItsOwn = responseHeaders.some(({ name }) => name.toLowerCase() === 'audit-id');
      if (isItsOwn) audited.add(tabId);
      else audited.delete(tabId);
    },
    { urls: ['http://*/*', 'https://*/*'], types: ['main_frame'] },
    ['responseHeaders'],
  );
  browser.webNavigation.onDOMContentLoaded.addListener(({ tabId, frameId, url }) => {
    if (frameId === 0 && url.startsWith('http')) void inOrder(tabId, () => leadOn(tabId, url));
  });
  browser.tabs.onRemoved.addListener((tab) => void audited.delete(tab));
}

/** Leads a tab to the app that it must have meant, or to the page that asks. */
export async function leadOn(tab: number, url: string): Promise<void> {
  const { origin } = new URL(url);
  if ((await readTab(tab))?.entered || (await isAsIs(tab, origin))) return;
  const [hosts] = await Promise.all([readHosts(), core.ready()]);
  if (!core.isAllowed(hosts, origin)) return;
  const visit = await visitOf(tab);
  const to = visit && (await wayOut(tab, visit));
  if (to) await replace(tab, to);
}

async function wayOut(tab: number, visit: Visit): Promise<string | null> {
  const known = isPrivate(tab).then(knownMounts);
  const [hosts, mounts] = await Promise.all([readHosts(), known]);
  const finding = core.findLost({ ...visit, audited: audited.has(tab), mounts }, hosts);
  switch (finding.to) {
    case 'enter':
      return finding.url;
    case 'offer':
      return `${browser.runtime.getURL('/entry.html')}?lost#${visit.url}`;
    case 'stay':
      return null;
  }
}
