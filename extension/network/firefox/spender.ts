/**
 * Who may spend the user's sign-in: a page of the mount itself, in a window of that mount. By the full URLs of all that
 * take part: a page of another service, or of another port, is another page.
 */
import { readTab } from '../../state/tab.ts';
import type { Known } from './known.ts';
import type { Request } from './request.ts';

export function isOwn(request: Request, mount: string, known: Known): boolean | Promise<boolean> {
  const { originUrl, documentUrl, frameAncestors = [] } = request;
  const around = frameAncestors.map(({ url }) => url);
  const named = [originUrl, documentUrl].filter(
    (url) => url !== undefined && !isOfBlob(url, mount),
  );
  const isOfMount = (url: string | undefined) => known.proxiedMount(url) === mount;
  if (![...named, ...around].every(isOfMount)) return false;
  return named.length > 0 || isInTab(request, mount);
}

/** A worker made of a blob goes by its origin alone. */
function isOfBlob(url: string | undefined, mount: string): boolean {
  return url === `${new URL(mount).origin}/`;
}

/** What has no URL of its own is the mount's where it belongs to the top document of a tab that is in it. */
async function isInTab({ originUrl, tabId, frameId }: Request, mount: string): Promise<boolean> {
  if (originUrl === undefined || tabId < 0 || frameId !== 0) return false;
  const record = await readTab(tabId);
  return record?.entered === true && record.mount === mount;
}
