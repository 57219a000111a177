/** What is changed in the text of a mount's documents on their way. The API server writes attributes in one way only. */
import { browser } from 'wxt/browser';
import { HELD, PRELOAD } from '../../page/held.ts';
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

/** Holds preloads of modules back until the page layer has seen them. */
export function holdPreloads({ requestId, responseHeaders = [] }: Request): void {
  if (!isHtml(responseHeaders)) return;
  const filter = (browser.webRequest as unknown as Filters).filterResponseData(requestId);
  const text = replacing(`rel="${PRELOAD}"`, `rel="${HELD}"`);
  filter.ondata = ({ data }) => {
    for (const part of text.push(new Uint8Array(data))) filter.write(part);
  };
  filter.onstop = () => {
    filter.write(text.end());
    filter.close();
  };
}

function isHtml(headers: readonly Header[]): boolean {
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  return type.toLowerCase().startsWith('text/html');
}
