/** Which tab the popup is about. */
import { browser } from 'wxt/browser';

/** The tab named in the popup's own address; `null` where none is. */
export function askedTab(): number | null {
  const id = new URLSearchParams(location.search).get('tab');
  return id !== null && /^\d+$/.test(id) ? Number(id) : null;
}

/** Whether it is opened as a page of its own, about no tab: for big clusters. */
export function isWholePage(): boolean {
  return new URLSearchParams(location.search).has('page');
}

/** The tab to speak of; `null` where the window has none. */
export async function subjectTab(): Promise<number | null> {
  const asked = askedTab();
  if (asked !== null) return asked;
  if (isWholePage()) return null;
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? null;
}
