/** A request as Firefox's listeners see it, and what they may answer. */
import type { Browser } from 'wxt/browser';

export interface Header {
  readonly name: string;
  readonly value?: string;
}

export interface Request {
  readonly url: string;
  readonly type: string;
  readonly method: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly requestId: string;
  /** Where its cookies are: those of private windows, of a container, or of all other tabs. */
  readonly cookieStoreId?: string;
  /** What leads to it: the document, style sheet or worker, by the URL that it was loaded from. */
  readonly originUrl?: string;
  /** The document, frame or worker that it is for. */
  readonly documentUrl?: string;
  /** The documents around the frame that it is for, the next one first, by the URLs that they were loaded from. */
  readonly frameAncestors?: readonly { readonly url: string }[];
  readonly requestHeaders?: Header[];
  readonly responseHeaders?: Header[];
}

export interface Answer {
  readonly redirectUrl?: string;
  readonly requestHeaders?: Header[];
  readonly responseHeaders?: Header[];
}

/** The URLs of the documents around the frame that it is for. */
export function aroundFrame({ frameAncestors = [] }: Request): string[] {
  return frameAncestors.map(({ url }) => url);
}

type Listen = (
  listener: (request: Request) => Answer | Promise<Answer>,
  filter: Browser.webRequest.RequestFilter,
  more: string[],
) => void;

/** A listener that requests wait for; the types that we have are Chromium's. */
export function listen(
  event: { addListener: unknown },
  listener: (request: Request) => Answer | Promise<Answer>,
  filter: { urls: string[]; types?: string[] },
  more: string[] = [],
): void {
  const add = (event.addListener as Listen).bind(event);
  add(listener, filter as Browser.webRequest.RequestFilter, ['blocking', ...more]);
}

/** For what is known at once no request waits a turn. */
export function whenKnown<K, A>(
  known: K | Promise<K>,
  then: (known: K) => A | Promise<A>,
): A | Promise<A> {
  return known instanceof Promise ? known.then(then) : then(known);
}
