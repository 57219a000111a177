/** The action button shows each tab's state: not proxied, repaired N, or a problem. */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { findMount } from '../state/mounts.ts';
import { readTab, readTabs, type TabRecord } from '../state/tab.ts';
import { statusOf } from '../ui/status.ts';

const REPAIRED = '#2563eb';
const PROBLEM = '#b91c1c';
/** In milliseconds. */
const MOMENT = 1500;

/** Tabs that say something else for the moment. */
const saying = new Map<number, ReturnType<typeof setTimeout>>();

export function showBadges(): void {
  browser.storage.session.onChanged.addListener((changes) => {
    for (const key of Object.keys(changes)) {
      if (key.startsWith('tab:')) void show(Number(key.slice(4)));
    }
  });
  browser.permissions.onAdded.addListener(() => void showAll());
  browser.permissions.onRemoved.addListener(() => void showAll());
}

async function showAll(): Promise<void> {
  for (const tab of (await readTabs()).keys()) await show(tab);
}

/** Says something else for as long as a glance takes. */
export async function showForAMoment(tabId: number, text: string): Promise<void> {
  clearTimeout(saying.get(tabId));
  const timer = setTimeout(() => void backToItsState(tabId), MOMENT);
  saying.set(tabId, timer);
  await browser.action.setBadgeText({ tabId, text });
}

async function backToItsState(tabId: number): Promise<void> {
  saying.delete(tabId);
  await show(tabId);
}

/** One after the other for each tab, or what was asked first could be shown last. */
function show(tab: number): Promise<void> {
  return navigator.locks.request(`badge:${tab}`, () => showNow(tab));
}

async function showNow(tabId: number): Promise<void> {
  const record = await readTab(tabId);
  if (!record && (await isGone(tabId))) return;
  // Where the browser lets Porthole do nothing, none says that it does.
  const allowed = record && (await findMount(record.mount)) !== null;
  if (saying.has(tabId)) return;
  const { text, color, title, icon } = face(allowed ? record : null);
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text }),
      browser.action.setBadgeBackgroundColor({ tabId, color }),
      browser.action.setTitle({ tabId, title }),
      browser.action.setIcon({ tabId, path: iconPaths(icon) }),
    ]);
  } catch {
    // The tab is gone; so is its badge.
  }
}

/** Asked first, where it is likely: Chromium writes an error of its own into the extension's log of errors. */
function isGone(tab: number): Promise<boolean> {
  return browser.tabs.get(tab).then(
    () => false,
    () => true,
  );
}

function face(record: TabRecord | null) {
  if (!record?.entered || record.mode === 'off') {
    return { text: '', color: REPAIRED, title: i18n.t('action.idle'), icon: 'idle' };
  }
  if (statusOf(record) === 'problem') {
    return { text: '!', color: PROBLEM, title: i18n.t('action.problem'), icon: 'active' };
  }
  const count = Object.values(record.repairs).reduce((sum, each) => sum + each, 0);
  const title = i18n.t('action.repaired', [String(count)]);
  return { text: short(count), color: REPAIRED, title, icon: 'active' };
}

/** A badge holds four characters. */
function short(count: number): string {
  if (count === 0) return '✓';
  return count < 1000 ? String(count) : `${Math.min(Math.floor(count / 1000), 99)}k`;
}

function iconPaths(icon: string): Record<string, string> {
  const name = icon === 'idle' ? 'idle-' : '';
  return { 16: `/icon/${name}16.png`, 32: `/icon/${name}32.png` };
}
