/** What a test asks of the extension's own APIs, in one of its pages. */
import type { Page } from 'playwright-core';

interface Asked {
  openPopup: { about: null; answer: unknown };
  tab: { about: string; answer: number };
  read: { about: string; answer: unknown };
  readLocal: { about: string; answer: unknown };
  writeLocal: { about: { key: string; value: unknown }; answer: unknown };
  write: { about: { key: string; value: unknown }; answer: unknown };
}

export function evaluate<Name extends keyof Asked>(
  page: Page,
  name: Name,
  about: Asked[Name]['about'],
): Promise<Asked[Name]['answer']> {
  return page.evaluate(apis, { name, about } as never) as Promise<Asked[Name]['answer']>;
}

interface Area {
  get(key: string): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
  onChanged: {
    addListener(listener: () => void): void;
    removeListener(listener: () => void): void;
  };
}

interface Chrome {
  tabs: { query(what: object): Promise<{ id: number; url: string }[]> };
  storage: { session: Area; local: Area };
  action: { openPopup(): Promise<void> };
  extension: { getViews(what: { type: 'popup' }): Window[] };
}

type Question = { [Name in keyof Asked]: { name: Name; about: Asked[Name]['about'] } }[keyof Asked];

/** Runs in the page. */
async function apis(question: Question): Promise<unknown> {
  const { tabs, storage, action } = (globalThis as unknown as { chrome: Chrome }).chrome;
  switch (question.name) {
    case 'openPopup':
      return action.openPopup();
    case 'tab':
      // Firefox knows no pattern with a port.
      return (await tabs.query({})).find(({ url }) => url === question.about)?.id;
    case 'read':
      return (await storage.session.get(question.about))[question.about] ?? null;
    case 'readLocal':
      return (await storage.local.get(question.about))[question.about] ?? null;
    case 'writeLocal':
      return storage.local.set({ [question.about.key]: question.about.value });
    case 'write': {
      const { key, value } = question.about;
      return value ? storage.session.set({ [key]: value }) : storage.session.remove(key);
    }
  }
}

/** The record with this key, once it knows its document. Runs in the page. */
export async function finished(key: string): Promise<unknown> {
  const { session } = (globalThis as unknown as { chrome: Chrome }).chrome.storage;
  for (;;) {
    let heard: () => void = Object;
    const changed = new Promise<void>((resolve) => {
      heard = resolve;
    });
    session.onChanged.addListener(heard);
    const record = (await session.get(key))[key] as { documents: object } | undefined;
    if (record && Object.keys(record.documents).length > 0) return record;
    await changed;
    session.onChanged.removeListener(heard);
  }
}

/**
 * How much of the page's width the action button's popup shows, once it shows something; 0 before. On a low screen the
 * popup is wider, by its scroll bar. Runs in the page.
 */
export function popupWidth(): number {
  const { extension } = (globalThis as unknown as { chrome: Chrome }).chrome;
  const [view] = extension.getViews({ type: 'popup' });
  if (!view?.document.querySelector('main section')) return 0;
  return Math.min(view.innerWidth, view.document.documentElement.offsetWidth);
}
