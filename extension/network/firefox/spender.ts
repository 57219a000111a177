/**
 * Who may spend the user's sign-in: a page of the mount itself, in a window of that mount. By the full URLs of all that
 * take part: a page of another service, or of another port, is another page.
 */
import { readTab } from '../../state/tab.ts';
import type { Known } from './known.ts';
import type { Request } from './request.ts';

export function isOwn(request: Request, mount: string, known: Known): boolean | Promise<boolean> {
  const { originUrl, documentUrl = originUrl, frameAncestors = [] } = request;
  // A sandboxed frame, and what the user asks for, have none.
  if (originUrl === undefined) return false;
  const around = frameAncestors.map(({ url }) => url);
  const isOfMount = (url: string | undefined) => known.proxiedMount(url) === mount;
  if (!around.every(isOfMount)) return false;
  if ([originUrl, documentUrl].every(isOfMount)) return true;
  const bare = `${new URL(mount).origin}/`;
  // A worker made of a blob goes by its origin alone.
  return (
    [originUrl, documentUrl].every((url) => url === bare || isOfMount(url)) &&
    isInTab(request, mount)
  );
}

/** What has no URL of its own is the mount's where it belongs to the top document of a tab that is in it. */
async function isInTab({ tabId, frameId }: Request, mount: string): Promise<boolean> {
  if (tabId < 0 || frameId !== 0) return false;
  const record = await readTab(tabId);
  return record?.entered === true && record.mount === mount;
}
