/** The extension from the inside: its storage, its rules, its tabs, asked in one of its own pages. */
import type { Page } from 'playwright-core';
import type { Browser } from 'wxt/browser';
import type { SignIn } from '../../../extension/desk/desk.ts';
import type { Choice } from '../../../extension/state/choice.ts';
import type { Trial } from '../../../extension/state/learnt.ts';
import type { SignIns } from '../../../extension/state/sign-ins.ts';
import type { TabRecord } from '../../../extension/state/tab.ts';

declare const chrome: typeof Browser;

export type SessionRule = Browser.declarativeNetRequest.Rule;
export type RuleChange = Browser.declarativeNetRequest.UpdateRuleOptions;

export class Inside {
  constructor(private readonly page: Page) {}

  /** None in Firefox, whose listener needs none. */
  rules(): Promise<SessionRule[]> {
    return this.page.evaluate(() => chrome.declarativeNetRequest?.getSessionRules() ?? []);
  }

  record(tab: number): Promise<TabRecord | null> {
    return this.page.evaluate(async (key) => {
      return ((await chrome.storage.session.get(key))[key] as TabRecord | undefined) ?? null;
    }, `tab:${tab}`);
  }

  async writeRecord(tab: number, record: TabRecord): Promise<void> {
    await this.page.evaluate((all) => chrome.storage.session.set(all), { [`tab:${tab}`]: record });
  }

  /** A value that lasts as long as the browser's session. */
  session(key: string): Promise<unknown> {
    return this.page.evaluate(
      async (key) => (await chrome.storage.session.get(key))[key] ?? null,
      key,
    );
  }

  async choose(tab: number, choice: Choice): Promise<void> {
    const message = { type: 'choose', tab, choice };
    const answer = await this.page.evaluate((asked) => {
      return chrome.runtime.sendMessage(asked) as Promise<{ ok: boolean; error?: string }>;
    }, message);
    if (!answer.ok) throw new Error(`the background refused ${choice}: ${answer.error}`);
  }

  send(message: object): Promise<unknown> {
    return this.page.evaluate((asked) => chrome.runtime.sendMessage(asked), message);
  }

  /** As if the user had signed in with a token, at a cluster's address or for a mount's URL. */
  async signIn(place: string, token: string, more: Partial<SignIn> = {}): Promise<void> {
    const headers = [`authorization: Bearer ${token}`];
    const facts = { kind: 'token', subject: '', issuer: '', user: '', group: '' } as const;
    await this.putSignIns({ [place]: { headers, ...facts, ...more } });
  }

  /** These, and no others. */
  async putSignIns(all: SignIns): Promise<void> {
    await this.page.evaluate((entry) => chrome.storage.session.set(entry), { 'sign-ins': all });
  }

  async write(key: string, value: unknown): Promise<void> {
    await this.page.evaluate((entry) => chrome.storage.local.set(entry), { [key]: value });
  }

  local<T>(key: string): Promise<T | null> {
    const read = async (asked: string) => (await chrome.storage.local.get(asked))[asked] ?? null;
    return this.page.evaluate(read, key) as Promise<T | null>;
  }

  /** As if Auto had already given these services their one try of the other mode. */
  async spendTrials(mounts: readonly string[]): Promise<void> {
    const spent = { tab: -1, url: '', illness: 0, first: 'root', over: true } satisfies Trial;
    const trials = Object.fromEntries(mounts.map((mount) => [mount, spent]));
    await this.page.evaluate((entry) => chrome.storage.session.set(entry), { trials });
  }

  /** The modes that Auto has learnt, by mount. */
  learnt(): Promise<unknown> {
    return this.page.evaluate(
      async () => (await chrome.storage.local.get('learnt'))['learnt'] ?? {},
    );
  }

  /** Auto's try of the other mode for a mount, in this session. */
  trial(mount: string): Promise<Trial | undefined> {
    return this.page.evaluate(async (key) => {
      const { trials } = await chrome.storage.session.get<{ trials?: Record<string, Trial> }>(
        'trials',
      );
      return trials?.[key];
    }, mount);
  }

  /** In the window of this page, not in the one that was opened last. */
  openTab(url = 'about:blank'): Promise<number> {
    return this.page.evaluate(async (opened) => {
      const here = await chrome.tabs.getCurrent();
      const tab = await chrome.tabs.create({ url: opened, windowId: here?.windowId });
      return tab.id ?? -1;
    }, url);
  }

  /** A new one, with a page or with a tab that is there. */
  async openWindow(what: { url: string } | { tabId: number }): Promise<void> {
    await this.page.evaluate((it) => chrome.windows.create(it), what);
  }

  async reload(tab: number): Promise<void> {
    await this.page.evaluate((id) => chrome.tabs.reload(id), tab);
  }

  /** An empty private window, which in Chromium is beyond the reach of this page. */
  async openPrivateWindow(): Promise<void> {
    await this.page.evaluate(() => chrome.windows.create({ incognito: true, url: 'about:blank' }));
  }

  async duplicate(tab: number): Promise<void> {
    await this.page.evaluate((id) => chrome.tabs.duplicate(id), tab);
  }

  /** The id that the tab has from then on. */
  discard(tab: number): Promise<number> {
    return this.page.evaluate(async (id) => (await chrome.tabs.discard(id))?.id ?? id, tab);
  }

  async activate(tab: number): Promise<void> {
    await this.page.evaluate((id) => chrome.tabs.update(id, { active: true }), tab);
  }

  badge(tab: number): Promise<string> {
    return this.page.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
  }

  title(tab: number): Promise<string | undefined> {
    return this.page.evaluate(async (id) => (await chrome.tabs.get(id)).title, tab);
  }

  /** All but one, and but the extension's own, with how far they are. */
  others(than: number): Promise<{ id: number; isThere: boolean }[]> {
    return this.page.evaluate(async (kept) => {
      const tabs = await chrome.tabs.query({});
      const others = tabs.filter(({ id, url }) => id !== kept && !url?.startsWith(location.origin));
      return others.map(({ id = -1, status }) => ({ id, isThere: status === 'complete' }));
    }, than);
  }

  async closeTabs(tabs: number[]): Promise<void> {
    await this.page.evaluate((ids) => chrome.tabs.remove(ids), tabs);
  }

  updateRules(change: RuleChange): Promise<void> {
    return this.page.evaluate(
      (update) => chrome.declarativeNetRequest.updateSessionRules(update),
      change,
    );
  }

  /** The regular expressions that the browser says it would refuse. */
  unsupported(rules: readonly SessionRule[]): Promise<string[]> {
    const regexes = rules.flatMap(({ condition }) => condition.regexFilter ?? []);
    return this.page.evaluate(async (all) => {
      const more = { isCaseSensitive: true, requireCapturing: true };
      const { isRegexSupported } = chrome.declarativeNetRequest;
      const answers = await Promise.all(all.map((regex) => isRegexSupported({ regex, ...more })));
      return all.filter((_, i) => !answers[i]?.isSupported);
    }, regexes);
  }

  /** What is kept of this browser session, and how many bytes all that is stored takes. */
  stored(): Promise<{ keys: string[]; bytes: number }> {
    return this.page.evaluate(async () => {
      const { session, local } = chrome.storage;
      const sizes = await Promise.all([session.getBytesInUse(null), local.getBytesInUse(null)]);
      return { keys: await session.getKeys(), bytes: sizes[0] + sizes[1] };
    });
  }

  manifest(): Promise<Browser.runtime.Manifest> {
    return this.page.evaluate(() => chrome.runtime.getManifest());
  }

  scripts(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const scripts = await chrome.scripting.getRegisteredContentScripts();
      return scripts.map(({ id }) => id);
    });
  }
}
