/**
 * The isolated world's one job: carry the page layer's reports to the background,
 * and "off" back. What it carries is a page's claim; the core judges it.
 */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { OFF, REPORT, WAY_BACK } from '../page/events.ts';
import type { Answer, Message } from '../state/messages.ts';

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
  browser.runtime.onMessage.addListener((message) => {
    if (message === 'off') window.dispatchEvent(new Event(OFF));
  });
  if (window === window.top && isPlain(document.contentType)) {
    window.addEventListener('DOMContentLoaded', () => void tellAnswer(), { once: true });
  }
}

/** What Kubernetes and kubectl proxy answer with in place of an app. */
function isPlain(type: string): boolean {
  return type === 'application/json' || type === 'text/plain';
}

async function tellAnswer(): Promise<void> {
  const body = document.body?.textContent ?? '';
  if (body === '') return;
  const answer = { body: body.slice(0, MOST), revisited: wasRevisited(), wayBack: wayBack() };
  const answered = await tell({ type: 'answer', ...answer });
  if (answered?.ok && answered.go) location.replace(answered.go);
}

function wasRevisited(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry !== undefined && (entry as PerformanceNavigationTiming).type !== 'navigate';
}

function wayBack(): string {
  try {
    return sessionStorage.getItem(WAY_BACK)?.slice(0, MOST) ?? '';
  } catch {
    // A sandboxed document has no storage.
    return '';
  }
}

async function tell(message: Message): Promise<Answer | undefined> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    // An extension that was updated or removed leaves this script behind without a listener.
    return undefined;
  }
}
