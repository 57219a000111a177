/**
 * What went wrong with a tab's document: an answer of Kubernetes or kubectl proxy
 * in the app's place, or none at all. The core names the cause; it needs the
 * answer's text, which comes from the relay once the document is there.
 */
import { type Browser, browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { network } from '../network/this-browser.ts';
import { enterTab } from '../state/enter.ts';
import { findMount } from '../state/mounts.ts';
import { changeTab, type Failure, readTab, type TabRecord } from '../state/tab.ts';
import { isGivenUp } from './given-up.ts';
import { answers } from './losses.ts';
import { inOrder } from './order.ts';

const DOCUMENTS: Browser.webRequest.RequestFilter = {
  urls: ['http://*/*', 'https://*/*'],
  types: ['main_frame'],
};

export function noticeProblems(): void {
  browser.webRequest.onCompleted.addListener(
    ({ tabId, url, statusCode, responseHeaders }) => {
      if (statusCode < 400) return;
      const failure = { status: statusCode, headers: telling(responseHeaders) };
      void inOrder(tabId, () => notice(tabId, url, failure));
    },
    DOCUMENTS,
    ['responseHeaders'],
  );
  network.hearUnanswered(({ tab, url, error }) => {
    if (!isGivenUp(error)) void inOrder(tab, () => notice(tab, url, { error }));
  });
}

/** The headers that tell who answered, and when. */
function telling(headers: Browser.webRequest.HttpHeader[] = []): Record<string, string> {
  const wanted = ['audit-id', 'content-type', 'date'];
  return Object.fromEntries(
    headers
      .map(({ name, value = '' }) => [name.toLowerCase(), value] as const)
      .filter(([name]) => wanted.includes(name)),
  );
}

/** The text of a document that is no page. */
export function takeAnswer(tab: number, frame: number | undefined, body: string): Promise<void> {
  if (frame !== 0) return Promise.resolve();
  return inOrder(tab, async () => {
    await core.ready();
    await changeTab(tab, (record) =>
      record?.failure ? judged(record, { ...record.failure, body }) : record,
    );
  });
}

async function notice(tab: number, url: string, failure: Failure): Promise<void> {
  const mount = await findMount(url);
  if (!mount) return;
  if (!network.mayBeLate) await enterAhead(tab, mount);
  await changeTab(tab, (record) => record && judged(record, failure));
}

/** Where no entry page leads the tab into a mount, its answer may be there before the document is. */
async function enterAhead(tab: number, mount: string): Promise<void> {
  const record = await readTab(tab);
  if (!record?.entered || record.mount !== mount) await enterTab(network, tab, mount);
}

function judged(record: TabRecord, failure: Failure): TabRecord {
  const { problem: _, ...rest } = record;
  const diagnosis = core.diagnose({
    mount: record.mount,
    answers: answers(record.mount),
    ...failure,
  });
  return { ...rest, failure, ...(diagnosis && { problem: { ...failure, diagnosis } }) };
}
