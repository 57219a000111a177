/** What a mount's requests and answers say in their headers: gzip, where the app is, and the right paths. */
import { browser } from 'wxt/browser';
import * as core from '../../core/core.ts';
import { askerOf } from './asker.ts';
import { holdPreloads } from './documents.ts';
import { type Known, knowledge } from './known.ts';
import { type Answer, type Header, listen, type Request, whenKnown } from './request.ts';

/** All that is under a prefix, whatever the host. */
const PROXIED = { urls: ['*://*/*/proxy/*', '*://*/*/proxy'] };
const JUDGED = ['set-cookie', 'service-worker-allowed', 'cache-control'];
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
  const { url, type, method, requestHeaders = [] } = request;
  const mount = known.mountOf(url.replace(/^ws/, 'http'));
  if (!mount) return STAYS;
  return whenKnown(askerOf(request, known), (asker) => {
    const changes = core.sentHeaders(mount, asker === mount, type, method);
    return changes.length > 0 ? { requestHeaders: changed(requestHeaders, changes) } : STAYS;
  });
}

function changed(headers: readonly Header[], changes: readonly core.HeaderChange[]): Header[] {
  const kept = headers.filter(
    ({ name }) => !changes.some(({ header }) => header === name.toLowerCase()),
  );
  const set = changes.filter(({ operation }) => operation === 'set');
  return [...kept, ...set.map(({ header, value = '' }) => ({ name: header, value }))];
}

function receive(request: Request, known: Known): Answer {
  const { url, type, method, responseHeaders = [] } = request;
  const mount = known.mountOf(url);
  if (!mount) return STAYS;
  const right = responseHeaders.map((header) => judged(header, mount, request));
  const isDocument = type === 'main_frame' || type === 'sub_frame';
  if (isDocument) holdPreloads(request);
  const told = isDocument ? core.serverTiming(known.aliases[mount] ?? '', method === 'POST') : '';
  if (told) right.push({ name: 'server-timing', value: told });
  const isSame =
    right.length === responseHeaders.length && right.every((it, i) => it === responseHeaders[i]);
  return isSame ? STAYS : { responseHeaders: right };
}

function judged(header: Header, mount: string, { url, type }: Request): Header {
  const name = header.name.toLowerCase();
  if (!JUDGED.includes(name) || header.value === undefined) return header;
  const value = core.receivedHeader(mount, url, type, name, header.value);
  return value === undefined ? header : { name: header.name, value };
}
