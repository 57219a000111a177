/** What the popup asks for and the relay tells. */
import { type Browser, browser } from 'wxt/browser';
import { chromium } from '../network/chromium.ts';
import { type Choice, saveChoice } from '../state/choice.ts';
import { enterTab } from '../state/enter.ts';
import { readHosts, saveHost } from '../state/hosts.ts';
import type { Answer, Message } from '../state/messages.ts';
import { realUrl } from '../state/mounts.ts';
import { registerScripts } from '../state/scripts.ts';
import { changeTab, readTab } from '../state/tab.ts';
import { wayOut } from './lost.ts';
import { takeAnswer } from './problems.ts';
import { takeReport } from './reports.ts';
import { prepare } from './start.ts';

type Told = Extract<Message, { type: 'report' | 'answer' }>;
type Sender = Browser.runtime.MessageSender;

export function answerMessages(): void {
  browser.runtime.onMessage.addListener((message: Message, sender, respond) => {
    handle(message, sender).then(
      (go) => respond({ ok: true, ...(go && { go }) } satisfies Answer),
      (error: unknown) => respond({ ok: false, error: String(error) } satisfies Answer),
    );
    return true;
  });
}

/** Resolves to the URL where the page that sent it is to go instead, if anywhere. */
async function handle(message: Message, sender: Sender): Promise<string | null> {
  if (message.type === 'report' || message.type === 'answer') return hear(message, sender);
  // Only our own pages may ask for changes; content scripts share a process with pages.
  if (!sender.url?.startsWith(browser.runtime.getURL('/'))) {
    throw new Error('Only Porthole itself may ask for this.');
  }
  await obey(message);
  return null;
}

async function hear(message: Told, { tab, frameId }: Sender): Promise<string | null> {
  if (tab?.id === undefined) return null;
  if (message.type === 'report') await takeReport(tab.id, frameId, message.report);
  if (message.type === 'report' || frameId !== 0) return null;
  await takeAnswer(tab.id, message.body);
  return wayOut(tab.id, message);
}

function obey(message: Exclude<Message, Told>): Promise<void> {
  switch (message.type) {
    case 'choose':
      return choose(message.tab, message.choice);
    case 'host-root':
      return toHostRoot(message.tab);
    case 'add-host':
      return addHost(message.origin, message.tab);
  }
}

async function choose(tab: number, choice: Choice): Promise<void> {
  const [record, { url = '' }] = await Promise.all([readTab(tab), browser.tabs.get(tab)]);
  if (!record) return;
  await saveChoice(record.mount, choice);
  await registerScripts(await readHosts());
  const real = realUrl(url, record.mount);
  await enterTab(chromium, tab, real);
  if (choice === 'off' && record.mode !== 'off') await browser.tabs.sendMessage(tab, 'off');
  else await load(tab, real, url);
}

/**
 * Takes the tab there. A URL with a fragment, opened where it is shown already,
 * would load nothing; and a newer navigation may take the place of ours, which
 * then is the one meant.
 */
async function load(tab: number, url: string, shown: string): Promise<void> {
  try {
    if (url === shown) await browser.tabs.reload(tab);
    else await browser.tabs.update(tab, { url });
  } catch (error) {
    if (!String(error).includes('Navigation rejected')) throw error;
  }
}

async function toHostRoot(tab: number): Promise<void> {
  const url = (await readTab(tab))?.typed;
  if (!url) return;
  await chromium.root(tab, new URL(url).origin);
  await changeTab(tab, (record) => record && { ...record, entered: false });
  await browser.tabs.update(tab, { url });
}

async function addHost(origin: string, tab: number): Promise<void> {
  const { url } = await browser.tabs.get(tab);
  await saveHost({ origin, uiPaths: [] });
  await prepare();
  if (url) await load(tab, url, url);
}
