/**
 * What went wrong with a tab's document: an answer of Kubernetes or kubectl proxy
 * in the app's place, or none at all. The core names the cause.
 */
import { type Browser, browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { findMount } from '../state/mounts.ts';
import { changeTab, type Problem, type TabRecord } from '../state/tab.ts';

type Seen = Omit<Problem, 'diagnosis'>;

const DOCUMENTS: Browser.webRequest.RequestFilter = {
  urls: ['http://*/*', 'https://*/*'],
  types: ['main_frame'],
};

export function noticeProblems(): void {
  browser.webRequest.onCompleted.addListener(({ tabId, url, statusCode }) => {
    if (statusCode >= 400) void notice(tabId, url, { status: statusCode });
  }, DOCUMENTS);
  browser.webRequest.onErrorOccurred.addListener(({ tabId, url, error }) => {
    if (error !== 'net::ERR_ABORTED') void notice(tabId, url, { error });
  }, DOCUMENTS);
}

/** The text of the document, which says more than its status. */
export async function takeAnswer(
  tab: number,
  frame: number | undefined,
  body: string,
): Promise<void> {
  if (frame !== 0) return;
  await core.ready();
  await changeTab(tab, (record) =>
    record?.problem ? withProblem(record, { ...record.problem, body }) : record,
  );
}

async function notice(tab: number, url: string, seen: Seen): Promise<void> {
  const mount = await findMount(url);
  if (!mount) return;
  await changeTab(tab, (record) => record && withProblem(record, seen));
}

/** The record with what was seen and its cause; unchanged where the answer is the app's own. */
function withProblem(record: TabRecord, { status, error, body }: Seen): TabRecord {
  const { problem: _, ...rest } = record;
  const seen = { ...(status && { status }), ...(error && { error }), ...(body && { body }) };
  const diagnosis = core.diagnose({ mount: record.mount, ...seen });
  return diagnosis ? { ...rest, problem: { ...seen, diagnosis } } : rest;
}
