/**
 * The specs that are not run in Firefox, and why. All others are, so that each new one has to hold in both browsers or
 * be named here.
 */

const OWN_MEANS = "is about Chromium's own means";
const NOT_YET = "doesn't hold in Firefox yet";

const reasons: Readonly<Record<string, string>> = {
  // Session rules and the page that puts them in force: a listener needs neither.
  'tests/browser/clean-up.test.ts': OWN_MEANS,
  'tests/browser/entry-page.test.ts': OWN_MEANS,
  'tests/browser/many-mounts.test.ts': OWN_MEANS,
  'tests/browser/sleeping-worker.test.ts': OWN_MEANS,
  // Chromium's folder of policies, its omnibox's events, and what only typing into the address bar shows.
  'tests/browser/managed': OWN_MEANS,
  'tests/browser/typed.test.ts': OWN_MEANS,
  'tests/browser/find/omnibox.test.ts': OWN_MEANS,
  // A frame of another service loses nothing here; what Chromium can't tell apart has no report.
  'tests/browser/repairs/foreign-frames.test.ts': OWN_MEANS,
  // Firefox has no WebSocketStream.
  'tests/browser/repairs/websocket.test.ts': OWN_MEANS,
  // Another extension beside ours.
  'tests/security/another-extension.test.ts': OWN_MEANS,
  // Restarts: of the browser, and of the extension.
  'tests/browser/extension-life.test.ts': NOT_YET,
  'tests/browser/sign-in/vault.test.ts': NOT_YET,
  // What was typed isn't kept, to be offered at the host's root.
  'tests/browser/ui-paths.test.ts': NOT_YET,
  // A jump over several pages, to one that was shown without a request.
  'tests/browser/back-and-forth.test.ts': NOT_YET,
  // A module is preloaded before our import map is there, and asked for again.
  'tests/browser/once.test.ts': NOT_YET,
};

/** Files and folders below a folder of specs. */
export function notInFirefox(folder: string): string[] {
  return Object.keys(reasons).filter((path) => path.startsWith(`${folder}/`));
}
