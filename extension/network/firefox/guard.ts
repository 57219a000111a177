/**
 * The policy for documents that a page of another service of the same origin could script: it gives them an origin that
 * is nobody's.
 */
import * as core from '../../core/core.ts';
import type { Known } from './known.ts';
import type { Request } from './request.ts';

/** What another page's form has asked for came into a window that it may hold: a form can't be sent the way round. */
const POSTED = 'sandbox';

export function guard(request: Request, mount: string, known: Known): string | undefined {
  const { type, method, originUrl, frameAncestors = [] } = request;
  const around = frameAncestors.map(({ url }) => url);
  if (type !== 'main_frame') return core.framePolicy(mount, around);
  return method === 'GET' || known.proxiedMount(originUrl) === mount ? undefined : POSTED;
}
