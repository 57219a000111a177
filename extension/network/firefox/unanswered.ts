/**
 * Documents that got no answer. Listeners of requests are told of TLS in words of the user's language, and nothing of a
 * body that can't be decoded; those of navigations are told all of it, by a number.
 */
import { browser } from 'wxt/browser';
import * as core from '../../core/core.ts';
import type { Network } from '../network.ts';

export const hearUnanswered: Network['hearUnanswered'] = (tell) => {
  browser.webNavigation.onErrorOccurred.addListener(async (failed) => {
    const { tabId, frameId, url, error } = failed as typeof failed & { error: string };
    if (frameId !== 0 || !url.startsWith('http')) return;
    await core.ready();
    tell({ tab: tabId, url, error: core.errorName(error) });
  });
};
