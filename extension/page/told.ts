/**
 * What the network layer tells a document of itself before its first script runs, since no script could find it out: in
 * `Server-Timing`; in Firefox, which shows that only once the document has loaded, in a comment ahead of all else. A
 * server that claims it itself changes only how its own pages read their own URLs.
 */
const POSTED = 'porthole-posted';
const POLICY = 'porthole-policy';
const ALIAS = 'porthole-alias';

export interface Told {
  /** It answers a form's POST. */
  readonly posted: boolean;
  /** It may refuse scripts without a nonce. Not known in Firefox. */
  readonly policy: boolean;
  /** The other name by which the app may know the host, `host:port`; empty where there is none. */
  readonly alias: string;
}

export function toldTo(window: Window): Told {
  return import.meta.env.FIREFOX ? inComment(window) : inTimings(window);
}

function inTimings(window: Window): Told {
  const [entry] = window.performance.getEntriesByType('navigation');
  const timings = (entry as PerformanceNavigationTiming | undefined)?.serverTiming ?? [];
  const alias = timings.findLast(({ name }) => name === ALIAS)?.description ?? '';
  const has = (metric: string) => timings.some(({ name }) => name === metric);
  return { posted: has(POSTED), policy: has(POLICY), alias };
}

function inComment({ document }: Window): Told {
  const first = document.firstChild;
  const text = first?.nodeType === 8 ? (first as Comment).data : '';
  const alias = new RegExp(`^(?:${POSTED}, )?${ALIAS};desc="([^"]*)"$`).exec(text)?.[1] ?? '';
  return { posted: text.startsWith(POSTED), policy: true, alias };
}
