/** What is changed in the text of a mount's documents on their way. The API server writes attributes in one way only. */
import { browser } from 'wxt/browser';
import { HELD, PRELOAD } from '../../page/held.ts';
import { beginning } from './begin.ts';
import { type Change, inTurn } from './change.ts';
import { replacing } from './replace.ts';
import type { Header, Request } from './request.ts';

interface Filter {
  ondata: (event: { data: ArrayBuffer }) => void;
  onstop: () => void;
  write(data: Uint8Array): void;
  close(): void;
}
interface Filters {
  filterResponseData(requestId: string): Filter;
}

/** Holds preloads of modules back until the page layer has seen them, and tells it what it must know at once. */
export function changeDocument({ requestId, responseHeaders = [] }: Request, told: string): void {
  const type = typeOf(responseHeaders);
  if (!type.startsWith('text/html')) return;
  const filter = (browser.webRequest as unknown as Filters).filterResponseData(requestId);
  const change = changeFor(type.includes('utf-16') ? '' : told);
  filter.ondata = ({ data }) => {
    for (const part of change.push(new Uint8Array(data))) filter.write(part);
  };
  filter.onstop = () => {
    for (const part of change.end()) filter.write(part);
    filter.close();
  };
}

/** What is told stands in a comment ahead of all else, where no page is another for it. */
function changeFor(told: string): Change {
  const holding = replacing(`rel="${PRELOAD}"`, `rel="${HELD}"`);
  return told ? inTurn(holding, beginning(`<!--${told}-->`)) : holding;
}

function typeOf(headers: readonly Header[]): string {
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  return type.toLowerCase();
}
