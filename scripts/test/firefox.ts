/**
 * The specs that are not run in Firefox, and why. All others are, so that each new one has to hold in both browsers or
 * be named here.
 */

const OWN_MEANS = "is about Chromium's own means";

const reasons: Readonly<Record<string, string>> = {
  // Session rules and the page that puts them in force: a listener needs neither.
  'tests/browser/clean-up.test.ts': OWN_MEANS,
  'tests/browser/entry-page.test.ts': OWN_MEANS,
  'tests/browser/many-mounts.test.ts': OWN_MEANS,
  // Chromium's folder of policies, and its omnibox's events.
  'tests/browser/managed': OWN_MEANS,
  'tests/browser/find/omnibox.test.ts': OWN_MEANS,
  // A frame of another service loses nothing here; what Chromium can't tell apart has no report.
  'tests/browser/repairs/foreign-frames.test.ts': OWN_MEANS,
  // Firefox has no WebSocketStream.
  'tests/browser/repairs/websocket.test.ts': OWN_MEANS,
  // Another extension beside ours.
  'tests/security/another-extension.test.ts': OWN_MEANS,
};

/** Files and folders below a folder of specs. */
export function notInFirefox(folder: string): string[] {
  return Object.keys(reasons).filter((path) => path.startsWith(`${folder}/`));
}
