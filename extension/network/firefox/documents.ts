/** What is changed in the text of a mount's documents on their way. The API server writes attributes in one way only. */
import { browser } from 'wxt/browser';
import { HELD, PRELOAD } from '../../page/held.ts';
import { beginning } from './begin.ts';
import { type Change, inTurn } from './change.ts';
import { renaming } from './rename.ts';
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

/** The other name of a document's host, and the page's own. */
interface Naming {
  readonly alias: string;
  readonly origin: string;
}

/**
 * Holds preloads of modules back until the page layer has seen them, tells it what it must know at once, and has the
 * document name its host as the page does.
 */
export function changeDocument(
  { requestId, responseHeaders = [] }: Request,
  told: string,
  naming: Naming,
): void {
  const type = typeOf(responseHeaders);
  if (!type.startsWith('text/html')) return;
  const filter = (browser.webRequest as unknown as Filters).filterResponseData(requestId);
  const change = changeFor(type.includes('utf-16') ? '' : told, naming);
  filter.ondata = ({ data }) => {
    for (const part of change.push(new Uint8Array(data))) filter.write(part);
  };
  filter.onstop = () => {
    for (const part of change.end()) filter.write(part);
    filter.close();
  };
}

/** What is told stands in a comment ahead of all else, where no page is another for it. */
function changeFor(told: string, { alias, origin }: Naming): Change {
  const holding = replacing(`rel="${PRELOAD}"`, `rel="${HELD}"`);
  const named = alias ? inTurn(holding, renaming(alias, origin)) : holding;
  return told ? inTurn(named, beginning(`<!--${told}-->`)) : named;
}

function typeOf(headers: readonly Header[]): string {
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  return type.toLowerCase();
}
