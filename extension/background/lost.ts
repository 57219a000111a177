/**
 * A bare URL in a tab without rules goes where it says. If the API server answers
 * it itself, it may be a masked one: after a restart, or sent by a colleague. The
 * relay, which stands in that answer's document, then leads on, so that the tab's
 * history keeps no dead end.
 */
import { browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { isAsIs } from '../state/as-is.ts';
import { readHosts } from '../state/hosts.ts';
import { knownMounts } from '../state/recents.ts';
import { readTab } from '../state/tab.ts';

/** What the API server itself answered to a tab's last navigation. */
const answers = new Map<number, { readonly url: string; readonly status: number }>();

/** What the relay tells of the tab: a claim. */
export interface Visit {
  readonly revisited: boolean;
  readonly wayBack: string;
}

export function noticeAnswers(): void {
  browser.webRequest.onCompleted.addListener(
    ({ tabId, url, statusCode, responseHeaders = [] }) => {
      // The API server alone numbers its answers so; kubectl proxy passes it on.
      const isItsOwn = responseHeaders.some(({ name }) => name.toLowerCase() === 'audit-id');
      if (isItsOwn) answers.set(tabId, { url, status: statusCode });
      else answers.delete(tabId);
    },
    { urls: ['http://*/*', 'https://*/*'], types: ['main_frame'] },
    ['responseHeaders'],
  );
  browser.tabs.onRemoved.addListener((tab) => void answers.delete(tab));
}

/** Where a tab that shows an answer of the API server is to go instead. */
export async function wayOut(tab: number, visit: Visit): Promise<string | null> {
  const answer = answers.get(tab);
  answers.delete(tab);
  if (!answer || (await readTab(tab))?.entered) return null;
  if (await isAsIs(tab, new URL(answer.url).origin)) return null;
  const [hosts, mounts] = await Promise.all([readHosts(), knownMounts(), core.ready()]);
  const finding = core.findLost({ ...answer, ...claimed(visit), mounts }, hosts);
  switch (finding.to) {
    case 'enter':
      return finding.url;
    case 'offer':
      return `${browser.runtime.getURL('/entry.html')}?lost#${answer.url}`;
    case 'stay':
      return null;
  }
}

function claimed({ revisited, wayBack }: Visit): Visit {
  return { revisited: revisited === true, wayBack: String(wayBack) };
}
