/** What the popup asks of the background, and what the relay tells it. */
import type { HealthFacts } from '../core/core.ts';
import type { Choice } from './choice.ts';
import type { Proposal } from './proposals.ts';

export type Message =
  /** From the relay: a page's claim, as JSON. */
  | { readonly type: 'report'; readonly report: string }
  /** From the relay: the text of a top document that is no HTML, such as a Kubernetes `Status`. */
  | { readonly type: 'answer'; readonly body: string }
  /**
   * From a top document that has come to rest: its health, and whether a reload could lose something. The answer may be
   * where to reload it.
   */
  | {
      readonly type: 'health';
      readonly url: string;
      readonly facts: HealthFacts;
      readonly touched: boolean;
    }
  /** From the entry page: asks where the redirect of this URL was to lead, once the cookies that it set are moved. */
  | { readonly type: 'after-cookies'; readonly url: string }
  /** Pins a mode for the tab's service (or takes the pin away) and shows the page again at its real URL. */
  | { readonly type: 'choose'; readonly tab: number; readonly choice: Choice }
  /** Takes the tab to the URL that was typed, at the host's root. */
  | { readonly type: 'host-root'; readonly tab: number }
  /** The user has just granted this origin. Works on the tab's page from now on. */
  | { readonly type: 'add-host'; readonly origin: string; readonly tab: number }
  /** The user says that this is the other name of the mount's host: what was shown, whatever is proposed by now. */
  | ({ readonly type: 'confirm-alias'; readonly tab: number } & Proposal);

/** What the background answers: nothing went wrong (and what was asked for), or an error for the user to read. */
export type Answer =
  | { readonly ok: true; readonly to?: string }
  | { readonly ok: false; readonly error: string };
