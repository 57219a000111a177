/** Whether who asks may spend the user's sign-in. */
import * as core from '../../core/core.ts';
import { readTab } from '../../state/tab.ts';
import { aroundFrame, type Request } from './request.ts';

export function isOwn(request: Request, mount: string): boolean | Promise<boolean> {
  const { originUrl, documentUrl } = request;
  const spender = core.spender(mount, originUrl, documentUrl, aroundFrame(request));
  return spender === 'ofTab' ? isInTab(request, mount) : spender === 'own';
}

/** What has no URL of its own is the mount's where it belongs to the top document of a tab that is in it. */
async function isInTab({ tabId, frameId }: Request, mount: string): Promise<boolean> {
  if (tabId < 0 || frameId !== 0) return false;
  const record = await readTab(tabId);
  return record?.entered === true && record.mount === mount;
}
