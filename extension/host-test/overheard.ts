/** What the browser tells listeners about a request, and `fetch` keeps to itself. */
import { browser } from 'wxt/browser';
import { patternOf } from '../state/hosts.ts';

interface Failure {
  /** The browser's name for it; empty if it didn't say. */
  readonly error: string;
  /** Where a redirect led; empty if there was none. */
  readonly redirected: string;
}

/** The listener may hear of a failure after `fetch` has rejected, or never; in milliseconds. */
const PATIENCE = 500;

/** Listens for the failure of a request that is about to be sent. */
export function overheard(url: string): { failure(): Promise<Failure>; stop(): void } {
  let redirected = '';
  let tell: (error: string) => void;
  const told = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const isOurs = (each: string) => each === url || each === redirected;
  const onRedirect = (details: { url: string; redirectUrl: string }) => {
    if (isOurs(details.url)) redirected = details.redirectUrl;
  };
  const onError = (details: { url: string; error: string }) => {
    if (isOurs(details.url)) tell(details.error);
  };
  const filter = { urls: [patternOf(new URL(url).origin)] };
  browser.webRequest.onBeforeRedirect.addListener(onRedirect, filter);
  browser.webRequest.onErrorOccurred.addListener(onError, filter);
  return {
    failure: async () => {
      const silence = new Promise<string>((resolve) => {
        setTimeout(resolve, PATIENCE, '');
      });
      return { error: await Promise.race([told, silence]), redirected };
    },
    stop: () => {
      browser.webRequest.onBeforeRedirect.removeListener(onRedirect);
      browser.webRequest.onErrorOccurred.removeListener(onError);
    },
  };
}
