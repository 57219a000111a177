import { type Browser, isFirefox, type LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox/firefox.ts';

export { type Browser, isFirefox, type LaunchOptions, type Ready } from './browser.ts';
export { hasDynamicRules } from './chromium.ts';
export { welcomePage } from './install.ts';

/** The browser that this run is about. */
export function launch(options: LaunchOptions = {}): Promise<Browser> {
  return isFirefox ? launchFirefox(options) : launchChromium(options);
}
