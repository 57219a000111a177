/** Copies where a proxied page or a link in it really is: by the context menu, and by a key. */
import { type Browser, browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { copy } from '../offscreen/copy.ts';
import { patternOf, readHosts } from '../state/hosts.ts';
import { MANAGED } from '../state/managed.ts';
import { realUrl } from '../state/mounts.ts';
import { readTab } from '../state/tab.ts';
import { showForAMoment } from './badge.ts';

const PAGE = 'copy-page';
const LINK = 'copy-link';

export function copyUrls(): void {
  browser.runtime.onInstalled.addListener(() => void makeMenus());
  browser.permissions.onAdded.addListener(() => void makeMenus());
  browser.permissions.onRemoved.addListener(() => void makeMenus());
  browser.storage.local.onChanged.addListener((changes) => {
    if ('hosts' in changes || MANAGED in changes) void makeMenus();
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, linkUrl }, tab) => {
    if (tab?.id === undefined) return;
    void copyFrom(tab.id, menuItemId === LINK ? linkUrl : tab.url);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'copy-url' && tab?.id !== undefined) void copyFrom(tab.id, tab.url);
  });
}

/** Only on hosts in use; on their other pages a click does nothing. */
async function makeMenus(): Promise<void> {
  const documentUrlPatterns = (await readHosts()).map(({ origin }) => patternOf(origin));
  const menus: Browser.contextMenus.CreateProperties[] = [
    { id: PAGE, title: i18n.t('menu.page'), contexts: ['page'] },
    { id: LINK, title: i18n.t('menu.link'), contexts: ['link'] },
  ];
  // An install and a policy come at once, and none may find the other's.
  await navigator.locks.request('menus', async () => {
    await browser.contextMenus.removeAll();
    // Without a pattern it would be everywhere.
    if (documentUrlPatterns.length === 0) return;
    for (const menu of menus) browser.contextMenus.create({ ...menu, documentUrlPatterns });
  });
}

async function copyFrom(tab: number, shown: string | undefined): Promise<void> {
  const record = await readTab(tab);
  if (!shown || !record?.entered) return;
  const done = await copy(realUrl(shown, record.mount));
  await showForAMoment(tab, done ? 'OK' : '✗');
}
