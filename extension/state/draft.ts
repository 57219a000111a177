/** What the user has typed into the popup and not used yet: a popup closes at a click beside it. */
import { browser } from 'wxt/browser';

/** What the keys of all drafts begin with. */
export const DRAFT = 'draft:';

const keyOf = (field: string) => DRAFT + field;

export async function readDraft<T>(field: string): Promise<T | null> {
  const key = keyOf(field);
  return ((await browser.storage.session.get(key))[key] as T | undefined) ?? null;
}

export async function keepDraft(field: string, value: unknown): Promise<void> {
  await browser.storage.session.set({ [keyOf(field)]: value });
}

export async function dropDraft(field: string): Promise<void> {
  await browser.storage.session.remove(keyOf(field));
}
