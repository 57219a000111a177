/**
 * Auto's health check: waits until a top document of a mount has come to rest,
 * tells the background what is to be seen of it, and loads it again where that is
 * answered and nothing can be lost. It runs in the isolated world, where the
 * page's scripts can neither patch what it uses nor feign a person's input.
 */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { toldTo } from '../page/told.ts';
import type { Answer, Message } from '../state/messages.ts';
import { watchInput } from './input.ts';
import { counter } from './look.ts';
import { whenAtRest } from './rest.ts';

export default defineUnlistedScript({ globalName: false, main });

function main(): void {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!entry || !mayReload(entry)) return;
  const url = loadedUrl(entry);
  const touched = watchInput();
  const count = counter(entry);
  whenAtRest(count, async (facts) => {
    const health = { type: 'health', url, facts } as const;
    const to = await ask({ ...health, touched: touched() });
    if (to === null) return;
    if (touched()) await ask({ ...health, touched: true });
    else reload(to);
  });
}

/** Not a form's answer, nor what another window has opened and may write to, nor what history brought back. */
function mayReload(entry: PerformanceNavigationTiming): boolean {
  if (window !== window.top || window.opener || self.origin === 'null') return false;
  if (document.contentType !== 'text/html' || entry.type === 'back_forward') return false;
  return !toldTo(window).posted;
}

/** The real URL, before the page layer and the app's router change what is shown. */
function loadedUrl({ name }: PerformanceNavigationTiming): string {
  return name.includes('#') ? name : name + location.hash;
}

async function ask(message: Message): Promise<string | null> {
  try {
    const answer: Answer | undefined = await browser.runtime.sendMessage(message);
    return (answer?.ok && answer.to) || null;
  } catch {
    // The extension was updated or removed under the page.
    return null;
  }
}

/** Without a new entry in the tab's history. */
function reload(to: string): void {
  const [page] = to.split('#');
  if (page !== location.href.split('#')[0]) {
    location.replace(to);
  } else {
    // The same page with another fragment would load nothing.
    history.replaceState(history.state, '', to);
    location.reload();
  }
}
