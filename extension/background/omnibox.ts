/** The keyword `ph` in the address bar: a few letters find a service, Enter opens it. */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { findOnce } from '../finder/find-once.ts';
import type { Row } from '../finder/finder.ts';

const MOST = 6;

export function answerOmnibox(): void {
  browser.omnibox?.setDefaultSuggestion({ description: i18n.t('omnibox.hint') });
  browser.omnibox?.onInputChanged.addListener((text, suggest) => {
    void findOnce(text, MOST).then((rows) =>
      suggest(rows.filter(({ url }) => url).map(suggestion)),
    );
  });
  browser.omnibox?.onInputEntered.addListener((text, disposition) => void enter(text, disposition));
}

function suggestion(row: Row): { content: string; description: string } {
  const where = [row.namespace, row.port].filter(Boolean).join(' · ');
  return { content: row.url, description: escaped(`${row.name} – ${where}`) };
}

/** Chromium reads descriptions as XML, and names come from clusters. */
function escaped(text: string): string {
  const letters: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
  return browser.offscreen ? text.replace(/[<>&]/g, (letter) => letters[letter] ?? '') : text;
}

async function enter(text: string, disposition: string): Promise<void> {
  const url = /^https?:\/\//.test(text) ? text : (await findOnce(text, 1))[0]?.url;
  if (!url) {
    await browser.tabs.create({ url: browser.runtime.getURL('/popup.html?page') });
  } else if (disposition === 'currentTab') {
    await browser.tabs.update({ url });
  } else {
    await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
  }
}
