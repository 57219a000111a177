import { type Browser, isFirefox, type LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox/firefox.ts';

export { goBack } from './back.ts';
export {
  type Browser,
  type BrowserName,
  browsers,
  type Downloaded,
  isFirefox,
  type LaunchOptions,
  type Ready,
  titles,
} from './browser.ts';
export { hasDynamicRules } from './chromium.ts';
export { welcomePage } from './install.ts';

export function launch(options: LaunchOptions = {}): Promise<Browser> {
  const { browser = isFirefox ? 'firefox' : 'chromium' } = options;
  return browser === 'firefox' ? launchFirefox(options) : launchChromium(options);
}
