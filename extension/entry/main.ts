/**
 * The entry page: where a tab gets its rules before the first byte of a mount's
 * document is asked for. The network layer sends navigations here with the URL in
 * the fragment; no background script takes part. It can be opened by any page, so
 * it judges its target: only a URL of an allowed host that names a mount, or a
 * bare path of one that this tab or its opener has been on.
 */
import { browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { chromium } from '../network/chromium.ts';
import { enterTab } from '../state/enter.ts';
import { readHosts } from '../state/hosts.ts';
import type { Answer, Message } from '../state/messages.ts';
import { isRegistered, registerScripts } from '../state/scripts.ts';
import { readTab, type TabRecord } from '../state/tab.ts';
import type { Obstacle } from './explain.ts';

const asked = location.hash.slice(1);
const redirected = location.search === '?cookies' ? await afterCookies() : null;
if (redirected === null) await go(asked);
else location.replace(redirected);

/** A redirect that sets cookies waits here until they are where they belong. */
async function afterCookies(): Promise<string | null> {
  const message: Message = { type: 'after-cookies' };
  const answer = (await browser.runtime.sendMessage(message)) as Answer;
  return (answer.ok && answer.to) || null;
}

async function go(asked: string): Promise<void> {
  const [tab, hosts, registered] = await Promise.all([
    browser.tabs.getCurrent(),
    readHosts(),
    isRegistered(),
    core.ready(),
  ]);
  if (tab?.id === undefined) return;
  try {
    const { origin } = new URL(asked);
    if (!core.isAllowed(hosts, origin)) return await explain('unknownHost', asked, origin);
    const url = proxied(asked) ?? (await resumed(asked, tab.id, tab.openerTabId));
    if (url === null) return await pass(tab.id, asked, origin);
    await Promise.all([
      enterTab(chromium, tab.id, url),
      registered ? null : registerScripts(hosts),
    ]);
    location.replace(url);
  } catch (error) {
    await explain('invalid', asked, error instanceof Error ? error.message : String(error));
  }
}

/** The canonical URL to enter by; `null` for a bare path. */
function proxied(url: string): string | null {
  try {
    return core.entryUrl(url);
  } catch (error) {
    if ((error as { code?: string }).code === 'no-proxy-path') return null;
    throw error;
  }
}

/** A bare path belongs to the service that this tab, or the one that opened it, has been on. */
async function resumed(
  url: string,
  tab: number,
  opener: number | undefined,
): Promise<string | null> {
  const { origin, pathname, search, hash } = new URL(url);
  const of = (record: TabRecord | null) =>
    record && record.mode !== 'off' && new URL(record.mount).origin === origin
      ? record.mount
      : null;
  const mount = of(await readTab(tab)) ?? (opener === undefined ? null : of(await readTab(opener)));
  return mount === null ? null : mount + pathname.slice(1) + search + hash;
}

/** No service is known to want it: the URL goes where it says. */
async function pass(tab: number, url: string, origin: string): Promise<void> {
  await chromium.root(tab, origin);
  location.replace(url);
}

async function explain(obstacle: Obstacle, url: string, detail: string): Promise<void> {
  const { showObstacle } = await import('./explain.ts');
  showObstacle(obstacle, url, detail);
}
