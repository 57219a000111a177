/**
 * Counts what the network layer repairs, by watching its redirects: the browser's
 * own feedback on rules is rationed and not for store builds.
 */
import { browser } from 'wxt/browser';
import { readTab } from '../state/tab.ts';
import { addRepairs } from './repairs.ts';

export function countRedirects(): void {
  browser.webRequest.onBeforeRedirect.addListener(
    ({ tabId, type, url, redirectUrl }) => void count(tabId, type, url, redirectUrl),
    { urls: ['http://*/*', 'https://*/*'] },
  );
}

async function count(tab: number, type: string, from: string, to: string): Promise<void> {
  if (tab < 0 || type === 'main_frame') return;
  const mount = (await readTab(tab))?.mount;
  if (mount && to.startsWith(mount) && !from.startsWith(mount)) addRepairs(tab, { [type]: 1 });
}
