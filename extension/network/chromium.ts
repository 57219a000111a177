/**
 * Chromium: session rules for each tab. The core plans every update from the rules
 * in force; a lock keeps the entry pages of several tabs and the background from
 * planning at once. An update that the browser refuses changes nothing and rejects.
 */
import { type Browser, browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { readAlias } from '../state/aliases.ts';
import { readSignIns, signedBy } from '../state/sign-ins.ts';
import { readTabs } from '../state/tab.ts';
import { typed } from './chromium/typed.ts';
import type { Network } from './network.ts';

const LOCK = 'rules';
const entryPage = () => `${browser.runtime.getURL('/entry.html')}#`;

type RuleUpdate = Browser.declarativeNetRequest.UpdateRuleOptions;

export const chromium: Network = {
  mayBeLate: true,
  listen() {},
  hearUnanswered(tell) {
    browser.webRequest.onErrorOccurred.addListener(
      ({ tabId, url, error }) => tell({ tab: tabId, url, error }),
      { urls: ['http://*/*', 'https://*/*'], types: ['main_frame'] },
    );
  },
  typed,
  apart: () => Promise.resolve(),
  async prepare(hosts) {
    await core.ready();
    await navigator.locks.request(LOCK, async () => {
      const before = await browser.declarativeNetRequest.getDynamicRules();
      await browser.declarativeNetRequest.updateDynamicRules({
        removeRuleIds: before.map((rule) => rule.id),
        addRules: core.persistentRules(hosts, entryPage()) as RuleUpdate['addRules'],
      });
    });
  },
  enter: (tab, mount, mode) =>
    update(tab, async () => {
      const [alias, signIns] = await Promise.all([readAlias(mount), readSignIns()]);
      return { mount, mode, alias, signed: signedBy(mount, signIns) };
    }),
  root: (tab, origin) => update(tab, async () => ({ root: origin })),
  leave: (tab) => update(tab, async () => null),
};

/** `going` is asked under the lock: what has been signed out of since the call must not go out again. */
async function update(tab: number, going: () => Promise<core.Destination>): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const [rules, tabs, to] = await Promise.all([
      browser.declarativeNetRequest.getSessionRules(),
      readTabs(),
      going(),
    ]);
    // Most tabs are closed while none is in a mount.
    if (!to && rules.length === 0) return;
    await core.ready();
    const remembered = [...tabs.values()].map(({ mount }) => new URL(mount).origin);
    const change = core.plan(rules.map(known), tab, to, remembered, entryPage()) as RuleUpdate;
    if (change.addRules?.length || change.removeRuleIds?.length) {
      await browser.declarativeNetRequest.updateSessionRules(change);
    }
  });
}

function known({
  id,
  priority = 1,
  action,
  condition,
}: Browser.declarativeNetRequest.Rule): core.KnownRule {
  return {
    id,
    priority,
    tab: condition.tabIds?.[0],
    from: condition.regexFilter,
    filter: condition.urlFilter,
    to: action.redirect?.regexSubstitution,
    sets: action.requestHeaders?.flatMap(({ header, value }) =>
      value === undefined ? [] : `${header}: ${value}`,
    ),
  };
}
