import type { Page } from 'playwright-core';

const PATIENCE = 5000;

/**
 * A tab opened in the background has left the entry page. Playwright, as it attaches to such a tab, now and then
 * aborts the navigation under way, and the tab stays where it was; driven without Playwright, by the browser's own
 * protocol, 210 such tabs never did.
 */
export async function settled(opened: Page): Promise<void> {
  const left = opened.waitForURL(/^http/, { waitUntil: 'commit', timeout: PATIENCE });
  await left.catch(() => opened.reload());
}
