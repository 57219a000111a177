/**
 * The specs that are not run in Firefox, and why. All others are, so that each new one has to hold in both browsers or
 * be named here.
 */

const OWN_MEANS = "is about Chromium's own means";
const NOT_YET = "doesn't hold in Firefox yet";

const reasons: Readonly<Record<string, string>> = {
  // Session rules and the page that puts them in force: a listener needs neither.
  'clean-up.test.ts': OWN_MEANS,
  'entry-page.test.ts': OWN_MEANS,
  'many-mounts.test.ts': OWN_MEANS,
  'sleeping-worker.test.ts': OWN_MEANS,
  // Chromium's folder of policies, its omnibox's events, and what only typing into the address bar shows.
  managed: OWN_MEANS,
  'find/omnibox.test.ts': OWN_MEANS,
  'typed.test.ts': OWN_MEANS,
  // A frame of another service loses nothing here; what Chromium can't tell apart has no report.
  'repairs/foreign-frames.test.ts': OWN_MEANS,
  // Firefox has no WebSocketStream.
  'repairs/websocket.test.ts': OWN_MEANS,
  // `Server-Timing` is told to the page only when the document has loaded, so not what the page layer must know at once.
  'alias.test.ts': NOT_YET,
  'kubectl-proxy.test.ts': NOT_YET,
  'posted.test.ts': NOT_YET,
  // Firefox has other names for what happened to a request.
  'losses.test.ts': NOT_YET,
  'losses-on-the-way.test.ts': NOT_YET,
  'own-errors.test.ts': NOT_YET,
  'problems.test.ts': NOT_YET,
  // A module is preloaded before our import map is there, and asked for again.
  'once.test.ts': NOT_YET,
};

/** Paths below the folder of the specs. */
export function notInFirefox(folder: string): string[] {
  return Object.keys(reasons).map((path) => `${folder}/${path}`);
}
