/**
 * The browser's Back. Not page.goBack(): that waits for the whole page to navigate, and Back may change a frame alone.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

export async function goBack(page: Page, patience: number): Promise<void> {
  const isChromium = page.context().browser()?.browserType().name() === 'chromium';
  await (isChromium ? backInChromium(page, patience) : backInFirefox(page));
}

async function backInChromium(page: Page, patience: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { currentIndex, entries } = await session.send('Page.getNavigationHistory');
  const previous = entries[currentIndex - 1];
  if (!previous) throw new Error('there is nothing to go back to');
  await session.send('Page.navigateToHistoryEntry', { entryId: previous.id });
  await leavesEntry(session, currentIndex, patience);
  await session.detach();
}

async function leavesEntry(session: CDPSession, index: number, patience: number): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    // Refused for a moment while a page comes out of the back-forward cache.
    const history = await session.send('Page.getNavigationHistory').catch(() => undefined);
    if (history && history.currentIndex !== index) return;
    await pause(20);
  }
  throw new Error('the browser stayed where it was');
}

/** Playwright's own side of a page. */
interface Inner {
  readonly _connection: {
    toImpl(of: unknown): { readonly delegate: { goBack(): Promise<boolean> } };
  };
}

/** Firefox answers once it has left the entry. */
async function backInFirefox(page: Page): Promise<void> {
  const { delegate } = (page as unknown as Inner)._connection.toImpl(page);
  if (!(await delegate.goBack())) throw new Error('there is nothing to go back to');
}
