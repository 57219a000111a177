/**
 * The specs that are not run in Firefox, for they are about Chromium's own means. All others are, so that each new one has
 * to hold in both browsers or be named here.
 */

const ofChromium: readonly string[] = [
  // Session rules and the page that puts them in force: a listener needs neither.
  'tests/browser/clean-up.test.ts',
  'tests/browser/entry-page.test.ts',
  'tests/browser/many-mounts.test.ts',
  // Firefox renders nothing ahead.
  'tests/browser/prerender.test.ts',
  // Chromium's folder of policies, and its omnibox's events.
  'tests/browser/managed',
  'tests/browser/find/omnibox.test.ts',
  // A frame of another service loses nothing here; what Chromium can't tell apart has no report.
  'tests/browser/repairs/foreign-frames.test.ts',
  // Firefox has no WebSocketStream.
  'tests/browser/repairs/websocket.test.ts',
  // Another extension beside ours.
  'tests/security/another-extension.test.ts',
];

/** Files and folders below a folder of specs. */
export function notInFirefox(folder: string): string[] {
  return ofChromium.filter((path) => path.startsWith(`${folder}/`));
}
