/**
 * What a page loses though it came through: its requests that the proxy can't
 * carry. This only collects what is seen; the core names the cause, or says
 * nothing. Of an `Authorization` header only its being there is kept.
 */
import { type Browser, browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import { addLosses } from '../state/losses.ts';
import { readTab } from '../state/tab.ts';
import { allHeaders } from './headers.ts';
import { inOrder } from './order.ts';

const PROXIED: Browser.webRequest.RequestFilter = { urls: ['*://*/*/proxy/*'] };
/** Only what scripts ask for can carry a header of theirs. */
const ASKED: Browser.webRequest.RequestFilter = { ...PROXIED, types: ['xmlhttprequest'] };
/** Files are left out: there are many of them, and each that is listened to costs its load time. */
const ANSWERED: Browser.webRequest.RequestFilter = {
  ...PROXIED,
  types: ['main_frame', 'sub_frame', 'object', 'xmlhttprequest', 'ping', 'other'],
};

/** Requests under way that carry an `Authorization` of the app's. */
const authorized = new Set<string>();
/** Origins that have answered as an API server does. */
const answering = new Set<string>();

export function noticeLosses(): void {
  const { onBeforeSendHeaders, onResponseStarted, onErrorOccurred } = browser.webRequest;
  // Before any rule of ours puts a credential on the request.
  onBeforeSendHeaders.addListener(
    ({ requestId, requestHeaders = [] }) => {
      if (requestHeaders.some(({ name }) => name.toLowerCase() === 'authorization')) {
        authorized.add(requestId);
      }
      return undefined;
    },
    ASKED,
    allHeaders('requestHeaders'),
  );
  onResponseStarted.addListener(takeAnswer, ANSWERED, ['responseHeaders']);
  onErrorOccurred.addListener((failed) => {
    const authorization = authorized.delete(failed.requestId);
    const { tabId, url, method, type, error } = failed;
    if (type !== 'main_frame') void take(tabId, { url, method, type, error, authorization });
  }, PROXIED);
}

/** Whether the host of a URL has answered of late. */
export function answers(url: string): boolean {
  return answering.has(new URL(url).origin);
}

function takeAnswer(answer: Browser.webRequest.OnResponseStartedDetails): void {
  const { requestId, tabId, url, method, type, statusCode: status } = answer;
  const headers = telling(answer.responseHeaders);
  const authorization = authorized.delete(requestId);
  if (headers['audit-id'] !== undefined) answering.add(new URL(url).origin);
  if (type === 'main_frame') return;
  // Most answers: nothing to ask the core about.
  if (status < 400 && !headers['content-encoding']) return;
  void take(tabId, { url, method, type, status, headers, authorization });
}

const TELLING = ['audit-id', 'content-type', 'content-encoding'];

/** The headers that tell who answered, and how. */
function telling(headers: Browser.webRequest.HttpHeader[] = []): Record<string, string> {
  return Object.fromEntries(
    headers
      .map(({ name, value = '' }) => [name.toLowerCase(), value] as const)
      .filter(([name]) => TELLING.includes(name)),
  );
}

/** What the page layer tells of its requests; from a hostile page it may be anything. */
export async function takeClaims(tab: number, claims: unknown): Promise<void> {
  if (!Array.isArray(claims)) return;
  for (const claim of claims.slice(0, MOST_CLAIMS)) {
    const { type, url, method, status, audited, body } = Object(claim) as Record<string, unknown>;
    if (typeof url !== 'string' || !URL.canParse(url)) continue;
    await take(tab, {
      url: url.replace(/^ws/, 'http'),
      type: String(type),
      method: String(method ?? 'GET').toUpperCase(),
      ...(typeof status === 'number' && { status }),
      ...(typeof body === 'string' && { body }),
      headers: audited === true ? { 'audit-id': '' } : {},
    });
  }
}

const MOST_CLAIMS = 24;

function take(tab: number, seen: Omit<core.SeenRequest, 'mount'>): Promise<void> {
  if (tab < 0) return Promise.resolve();
  return inOrder(tab, async () => {
    const mount = (await readTab(tab))?.mount;
    if (!mount || !seen.url.startsWith(mount)) return;
    await core.ready();
    await addLosses(tab, core.losses({ mount, ...seen }));
  });
}
