/** What a repair may know of the page it is put into. */

import type { Lost } from './lost.ts';
import type { Mode, Reason } from './mode.ts';
import type { Mount } from './mount.ts';

export interface Page {
  readonly mount: Mount;
  /** In root mode the app sees `/` as its own root. May change once, while the page loads. */
  readonly mode: Mode;
  /** The URL that a request should have. `kind` is what the report counts, when there is one. */
  inside(raw: string, kind?: string): string;
  /** A URL as the app may see it: without the prefix in root mode, as it is in prefix mode. */
  seen(url: string): string;
  /** The URL by the page's own name for its host, where it has the host's other name. */
  named(raw: string): string;
  /** A URL at another address that has the mount's own prefix: that may be the host's other name. */
  propose(url: string): void;
  /** Back to the real URL: the page has shown that its server knows the prefix. */
  showPrefix(reason: Reason): void;
  /** Runs when the page leaves root mode. */
  onShowPrefix(then: () => void): void;
  /** A request that may have been lost on its way through the proxy, for the report. */
  lost(claim: Lost): void;
  /** One more repair of that kind, for the report. */
  count(kind: string): void;
}

export type Undo = () => void;

export interface Repair {
  readonly name: string;
  /** Puts the repair in place; what it returns takes it away again. */
  install(page: Page): Undo;
}
