/** What a mount's requests and answers say in their headers: gzip, where the app is, and the right paths. */
import { browser } from 'wxt/browser';
import * as core from '../../core/core.ts';
import { askerOf } from './asker.ts';
import { changeDocument } from './documents.ts';
import { type Known, knowledge } from './known.ts';
import {
  type Answer,
  aroundFrame,
  type Header,
  listen,
  type Request,
  whenKnown,
} from './request.ts';
import { isOwn } from './spender.ts';

/** All that is under a prefix, whatever the host. */
const PROXIED = { urls: ['*://*/*/proxy/*', '*://*/*/proxy'] };
const JUDGED = ['set-cookie', 'service-worker-allowed', 'cache-control'];
/** Where Porthole is off for a service, its workers must not reach over to others. */
const SCOPES = ['service-worker-allowed'];
const DOCUMENTS = ['main_frame', 'sub_frame', 'object'];
const STAYS: Answer = {};

export function changeHeaders(): void {
  const { onBeforeSendHeaders, onHeadersReceived } = browser.webRequest;
  const known = (then: (request: Request, known: Known) => Answer | Promise<Answer>) => {
    return (request: Request) => whenKnown(knowledge(), (all) => then(request, all));
  };
  listen(onBeforeSendHeaders, known(send), PROXIED, ['requestHeaders']);
  listen(onHeadersReceived, known(receive), PROXIED, ['responseHeaders']);
}

function send(request: Request, known: Known): Answer | Promise<Answer> {
  const mount = known.proxiedMount(request.url.replace(/^ws/, 'http'));
  if (!mount) return STAYS;
  return whenKnown(repairing(request, mount, known), (repairs) =>
    whenKnown(isOwn(request, mount), (own) => {
      const { url, type, method, requestHeaders = [] } = request;
      const signed = core.signedHeaders(mount, url, own, type, method, known.signedBy(mount));
      const changes = [...repairs, ...signed];
      return changes.length > 0 ? { requestHeaders: changed(requestHeaders, changes) } : STAYS;
    }),
  );
}

function repairing(
  request: Request,
  mount: string,
  known: Known,
): core.HeaderChange[] | Promise<core.HeaderChange[]> {
  if (known.mountOf(mount) === null) return [];
  const { type, method } = request;
  return whenKnown(askerOf(request, known), (asker) =>
    core.sentHeaders(mount, asker === mount, type, method),
  );
}

function changed(headers: readonly Header[], changes: readonly core.HeaderChange[]): Header[] {
  const kept = headers.filter(
    ({ name }) => !changes.some(({ header }) => header === name.toLowerCase()),
  );
  const set = changes.filter(({ operation }) => operation === 'set');
  return [...kept, ...set.map(({ header, value = '' }) => ({ name: header, value }))];
}

function receive(request: Request, known: Known): Answer {
  const { url, responseHeaders = [] } = request;
  const mount = known.proxiedMount(url);
  if (!mount) return STAYS;
  const judge = known.mountOf(mount) ? JUDGED : known.isGuarded(mount) ? SCOPES : [];
  const right = responseHeaders.map((header) => judged(header, judge, mount, request));
  if (DOCUMENTS.includes(request.type)) right.push(...forDocument(request, mount, known));
  const isSame =
    right.length === responseHeaders.length && right.every((it, i) => it === responseHeaders[i]);
  return isSame ? STAYS : { responseHeaders: right };
}

function* forDocument(request: Request, mount: string, known: Known): Iterable<Header> {
  const policy = known.isGuarded(mount) ? policyFor(request, mount) : undefined;
  if (policy) yield { name: 'content-security-policy', value: policy };
  if (!known.mountOf(mount) || request.type === 'object') return;
  const alias = known.aliases[mount] ?? '';
  const told = core.toldDocument(alias, request.method === 'POST');
  changeDocument(request, told, { alias, origin: new URL(mount).origin });
}

function policyFor(request: Request, mount: string): string | undefined {
  const { type, method, originUrl } = request;
  const isTop = type === 'main_frame';
  return core.documentPolicy(mount, isTop, method, originUrl, aroundFrame(request));
}

function judged(header: Header, names: string[], mount: string, { url, type }: Request): Header {
  const name = header.name.toLowerCase();
  if (!names.includes(name) || header.value === undefined) return header;
  const value = core.receivedHeader(mount, url, type, name, header.value);
  return value === undefined ? header : { name: header.name, value };
}
