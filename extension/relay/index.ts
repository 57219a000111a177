/**
 * Carries the page layer's reports to the background, and "off" back. What it
 * carries is a page's claim; the core judges it. Tells of the document's requests
 * when the popup asks.
 */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { OFF, REPORT } from '../page/events.ts';
import type { Message } from '../state/messages.ts';
import { ASK_REQUESTS } from '../state/requests.ts';
import { watchRequests } from './requests.ts';

/** Longer than any honest report, and than any `Status` of Kubernetes that a person reads. */
const MOST = 8192;

export default defineUnlistedScript({ globalName: false, main: relay });

function relay(): void {
  window.addEventListener(REPORT, (event) => {
    const { detail } = event as CustomEvent<unknown>;
    if (typeof detail === 'string' && detail.length <= MOST) {
      void tell({ type: 'report', report: detail });
    }
  });
  const requests = watchRequests();
  browser.runtime.onMessage.addListener((message, _, respond) => {
    if (message === 'off') window.dispatchEvent(new Event(OFF));
    if (message === ASK_REQUESTS && requests) respond(requests());
  });
  if (window === window.top && isPlain(document.contentType)) {
    window.addEventListener('DOMContentLoaded', tellAnswer, { once: true });
  }
}

/** What Kubernetes and kubectl proxy answer with in place of an app. */
function isPlain(type: string): boolean {
  return type === 'application/json' || type === 'text/plain';
}

function tellAnswer(): void {
  const body = document.body?.textContent ?? '';
  if (body !== '') void tell({ type: 'answer', body: body.slice(0, MOST) });
}

async function tell(message: Message): Promise<void> {
  try {
    await browser.runtime.sendMessage(message);
  } catch {
    // An extension that was updated or removed leaves this script behind, where it can't even ask.
  }
}
