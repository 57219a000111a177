/** What became of the URLs, by the log of the server that the page's requests came to. */
import type { LoggedRequest } from '../../cluster/index.ts';

export type Verdict =
  /** It came under the service's prefix, and only there. */
  | 'repaired'
  /** It came to the host's bare root. */
  | 'escaped'
  /** It came there, and under the prefix. */
  | 'doubled'
  /** It came to another service. */
  | 'astray'
  /** The browser didn't ask. */
  | 'unseen'
  /** The browser has no such means. */
  | 'absent';

export function judge(path: string, prefix: string, log: readonly LoggedRequest[]): Verdict {
  const asked = log.filter((request) => isFor(path, request));
  const raw = asked.some(({ mount }) => mount === null);
  const own = asked.some(({ mount }) => mount === prefix);
  if (asked.some(({ mount }) => mount !== null && mount !== prefix)) return 'astray';
  if (raw) return own ? 'doubled' : 'escaped';
  return own ? 'repaired' : 'unseen';
}

/** A form adds its own query. */
function isFor(path: string, { path: asked, mount }: LoggedRequest): boolean {
  return asked.slice(mount?.length ?? 0).replace(/\?.*/, '') === path;
}
