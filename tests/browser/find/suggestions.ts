import type { Browser } from 'wxt/browser';

declare const chrome: typeof Browser;

interface Suggestion {
  content: string;
  description: string;
}

interface Fired {
  dispatch(text: string, suggest: (found: Suggestion[]) => void): void;
}

/** Types behind the keyword. Runs in the service worker. */
export const suggestions = (text: string) =>
  new Promise<Suggestion[]>((resolve) => {
    (chrome.omnibox.onInputChanged as unknown as Fired).dispatch(text, resolve);
  });
