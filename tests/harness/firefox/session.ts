/** A browser session in the life of a Firefox: kept when it ends as a person ends it, and opened again. */
import type { BrowserContext } from 'playwright-core';
import { askFirefox } from './ask.ts';
import type { Wire } from './wire.ts';

/** For a Firefox that opens again what was open when it ended, all of it at once: drivers know no tab that waits. */
export const restoring = {
  'browser.sessionstore.resume_session_once': true,
  'browser.sessionstore.restore_on_demand': false,
  'browser.sessionstore.restore_tabs_lazily': false,
};

/** As by its menu. Where its driver ends it, nothing is kept of what was open. */
export async function quit(wire: Wire, context: BrowserContext): Promise<void> {
  const ended = new Promise((closed) => context.once('close', closed));
  const later = 'Services.startup.quit(Ci.nsIAppStartup.eAttemptQuit)';
  await askFirefox(wire, `void Services.tm.dispatchToMainThread(() => ${later})`);
  await ended;
  await context.close();
}

/** When every tab is there. */
export async function restored(wire: Wire): Promise<void> {
  const path = 'resource:///modules/sessionstore/SessionStore.sys.mjs';
  const module = `ChromeUtils.importESModule('${path}')`;
  await askFirefox(wire, `${module}.SessionStore.promiseAllWindowsRestored`);
}
