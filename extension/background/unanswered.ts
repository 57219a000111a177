/** Requests of a page that got no answer at all. Only failures are listened for: nothing that works is slower for it. */
import { browser } from 'wxt/browser';
import { MOST_FAILED } from '../state/requests.ts';
import { changeTab, type TabRecord, type Unanswered } from '../state/tab.ts';
import { isGivenUp } from './given-up.ts';
import { inOrder } from './order.ts';

export function noticeUnanswered(): void {
  browser.webRequest.onErrorOccurred.addListener(
    ({ tabId, type, url, error }) => {
      // The document's own failure is a problem of its own.
      if (tabId < 0 || type === 'main_frame' || isGivenUp(error)) return;
      const { origin, pathname } = new URL(url);
      const failed = { url: origin + pathname, error };
      void inOrder(tabId, () =>
        changeTab(tabId, (record) => (record?.entered ? withFailed(record, failed) : record)),
      );
    },
    { urls: ['*://*/*/proxy/*'] },
  );
}

/** Each once, and no more than people read. */
function withFailed(record: TabRecord, failed: Unanswered): TabRecord {
  const known = record.unanswered ?? [];
  const isTold = known.some(({ url, error }) => url === failed.url && error === failed.error);
  if (isTold || known.length >= MOST_FAILED || !failed.url.startsWith(record.mount)) return record;
  return { ...record, unanswered: [...known, failed] };
}
