/**
 * Counts what the network layer repairs, by watching its redirects: the browser's
 * own feedback on rules is rationed and not for store builds. What a frame of
 * another service asks for is no repair: rules know tabs, not frames.
 */
import { type Browser, browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { addLosses } from '../state/losses.ts';
import { readTab } from '../state/tab.ts';
import { inOrder } from './order.ts';
import { addRepairs } from './repairs.ts';

export function countRedirects(): void {
  browser.webRequest.onBeforeRedirect.addListener((redirect) => void take(redirect), {
    urls: ['http://*/*', 'https://*/*'],
  });
}

async function take(redirect: Browser.webRequest.OnBeforeRedirectDetails): Promise<void> {
  const { tabId, type, url, redirectUrl } = redirect;
  if (tabId < 0 || type === 'main_frame') return;
  const frame = redirect.frameId > 0 ? frameUrl(redirect) : null;
  const mount = (await readTab(tabId))?.mount;
  if (!mount || !redirectUrl.startsWith(mount) || url.startsWith(mount)) return;
  const strayed = frame && (await strayedLoss(mount, await frame, url));
  if (strayed) await inOrder(tabId, () => addLosses(tabId, [strayed]));
  else addRepairs(tabId, { [type]: 1 });
}

async function strayedLoss(mount: string, frame: string | null, url: string) {
  await core.ready();
  return core.strayedLoss(mount, frame ?? '', url);
}

/** The URL of the document that asked, while the frame shows it. */
async function frameUrl({ tabId, frameId }: { tabId: number; frameId: number }) {
  return (await browser.webNavigation.getFrame({ tabId, frameId }))?.url ?? null;
}
