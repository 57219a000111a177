/** Opens the page for the first minute, once: after the installation, and not after an update. */
import { browser } from 'wxt/browser';

export function welcomeNewUsers(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: '/welcome.html' });
  });
}
