/** A tab of the first container that each profile has. */
import { askFirefox } from './ask.ts';
import type { Wire } from './wire.ts';

export async function openInContainer(wire: Wire, url: string): Promise<void> {
  await askFirefox(wire, `(${open})(${JSON.stringify(url)})`);
}

/** Runs in Firefox. */
const open = `(url) => {
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
  gBrowser.addTab(url, { userContextId: 1, inBackground: false, triggeringPrincipal });
}`;
