/** The page form behind the browser's own `URL`, put together as the page layer uses it. */
import { judge, mount } from '../../extension/core/generated/page-core.js';

const ESCAPE = 4;
const BASELESS = 5;

/** Throws what `URL` throws. */
export function rewriteInPage(document: string, prefix: string, url: string): string {
  const page = new URL(document);
  const root = page.pathname === prefix;
  const { href } = new URL(url, root ? `${page.origin}${prefix}/` : document);
  if (!mount(page.origin, prefix)) throw new Error(`the mount is too long: ${prefix}`);
  const judged = judge(href);
  const [verdict, at] = [judged & 7, judged >> 3];
  const base = prefix.slice(0, prefix.indexOf('/api/v1/'));
  const lost = verdict === ESCAPE ? prefix : verdict === BASELESS ? base : '';
  return href.slice(0, at) + lost + href.slice(at);
}
