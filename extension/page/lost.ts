/**
 * What may have been lost on its way through the proxy, where only the page sees
 * it: the text of an error, and the end of a WebSocket. Nothing is decided here.
 */
import {
  bodyText,
  chain,
  cloneOf,
  headerOf,
  includes,
  responseHeader,
  responseHeaders,
  responseStatus,
  responseUrl,
  split,
  startsWith,
  xhrStatus,
  xhrText,
  xhrType,
  xhrUrl,
} from './natives.ts';
import type { Page } from './page.ts';

export interface Lost {
  /** `websocket` failed as it began; `websocket-closed` was closed at once. */
  readonly type: 'answer' | 'websocket' | 'websocket-closed';
  readonly url: string;
  readonly method?: string;
  readonly status?: number;
  readonly audited?: boolean;
  readonly body?: string;
}

/** One report may hold several of them. */
const LONGEST = 1024;

/** What is the same each time that a page tries again. */
export const nameOf = ({ type, status, url }: Lost): string =>
  `${type} ${status} ${split(url, '?')[0]}`;

/** Looks at an error of a fetch, whose text it reads from a copy. */
export function lookAtResponse(page: Page, response: Response, method: string): void {
  const status = responseStatus(response);
  const headers = responseHeaders(response);
  const url = responseUrl(response);
  if (!isTelling(page, url, status, (name) => headerOf(headers, name))) return;
  const audited = headerOf(headers, 'audit-id') !== null;
  const read = bodyText(cloneOf(response)) as Promise<unknown>;
  chain(
    read,
    (body) => page.lost({ type: 'answer', url, method, status, audited, body: body as string }),
    // The page gave the request up.
    () => {},
  );
}

/** The same for an XMLHttpRequest that has loaded. */
export function lookAtRequest(page: Page, request: XMLHttpRequest, method: string): void {
  const status = xhrStatus(request);
  const url = xhrUrl(request);
  const type = xhrType(request);
  if (type !== '' && type !== 'text') return;
  if (!isTelling(page, url, status, (name) => responseHeader(request, name))) return;
  const audited = responseHeader(request, 'audit-id') !== null;
  page.lost({ type: 'answer', url, method, status, audited, body: xhrText(request) });
}

/** An error of the mount that is short and no page, as those of Kubernetes and `kubectl proxy` are. */
function isTelling(
  { mount: { origin, prefix } }: Page,
  url: string,
  status: number,
  header: (name: string) => string | null,
): boolean {
  if (status < 400 || !startsWith(url, `${origin}${prefix}/`)) return false;
  const type = header('content-type') ?? '';
  if (!startsWith(type, 'application/json') && !startsWith(type, 'text/plain')) return false;
  const length = header('content-length');
  return length !== null && +length <= LONGEST;
}

/** Whether a WebSocket is one of the mount's. */
export const isOurs = ({ mount }: Page, url: string): boolean => includes(url, `${mount.prefix}/`);
