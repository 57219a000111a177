/** What the popup asks for and the relay tells. */
import { type Browser, browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { network } from '../network/this-browser.ts';
import { type Choice, isManaged, saveChoice } from '../state/choice.ts';
import { enterTab } from '../state/enter.ts';
import { addHost, readHosts } from '../state/hosts.ts';
import { forget } from '../state/learnt.ts';
import type { Answer, Message } from '../state/messages.ts';
import { realUrl } from '../state/mounts.ts';
import { registerScripts } from '../state/scripts.ts';
import { changeTab, readTab } from '../state/tab.ts';
import { confirmAlias } from './aliases.ts';
import { afterCookies } from './cookies.ts';
import { takeHealth } from './health.ts';
import { takeAnswer } from './problems.ts';
import { takeReport } from './reports.ts';
import { prepare } from './start.ts';

type Sender = Browser.runtime.MessageSender;

export function answerMessages(): void {
  browser.runtime.onMessage.addListener((message: Message, sender, respond) => {
    handle(message, sender).then(
      (answer) =>
        respond({ ok: true, ...(typeof answer === 'string' && { to: answer }) } satisfies Answer),
      (error: unknown) => respond({ ok: false, error: String(error) } satisfies Answer),
    );
    return true;
  });
}

function handle(message: Message, sender: Sender): Promise<unknown> {
  const fromPage = sender.tab?.id;
  if (message.type === 'report' || message.type === 'answer' || message.type === 'health') {
    return fromPage === undefined ? Promise.resolve() : take(fromPage, sender.frameId, message);
  }
  // Only our own pages may ask for changes; content scripts share a process with pages.
  if (!sender.url?.startsWith(browser.runtime.getURL('/'))) {
    return Promise.reject(new Error('Only Porthole itself may ask for this.'));
  }
  switch (message.type) {
    case 'after-cookies':
      return fromPage === undefined ? Promise.resolve(null) : afterCookies(fromPage, message.url);
    case 'choose':
      return choose(message.tab, message.choice);
    case 'host-root':
      return toHostRoot(message.tab);
    case 'add-host':
      return useOn(message.origin, message.tab);
    case 'confirm-alias':
      return confirmAlias(message.tab, message);
  }
}

type Claim = Extract<Message, { type: 'report' | 'answer' | 'health' }>;

/** What a page says of itself. */
function take(tab: number, frame: number | undefined, claim: Claim): Promise<unknown> {
  switch (claim.type) {
    case 'report':
      return takeReport(tab, frame, claim.report);
    case 'answer':
      return takeAnswer(tab, frame, claim.body);
    case 'health':
      return frame === 0 ? takeHealth(tab, claim) : Promise.resolve();
  }
}

async function choose(tab: number, choice: Choice): Promise<void> {
  const [record, { url = '' }] = await Promise.all([readTab(tab), browser.tabs.get(tab)]);
  if (!record) return;
  if (await isManaged(record.mount)) throw new Error(i18n.t('managed'));
  await saveChoice(record.mount, choice);
  await forget(record.mount);
  await registerScripts(await readHosts());
  const real = realUrl(url, record.mount);
  await enterTab(network, tab, real);
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
  await network.root(tab, new URL(url).origin);
  await changeTab(tab, (record) => record && { ...record, entered: false });
  await browser.tabs.update(tab, { url });
}

/** What the user allows for the sake of what a tab shows. */
async function useOn(origin: string, tab: number): Promise<void> {
  const [record, { url }] = await Promise.all([readTab(tab), browser.tabs.get(tab)]);
  await addHost(origin);
  await prepare();
  if (url) await load(tab, record?.entered ? realUrl(url, record.mount) : url, url);
}
