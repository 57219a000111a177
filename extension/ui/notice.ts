/**
 * A whole page that says one thing in plain words, for the entry page. Plain DOM:
 * it is loaded only when there is something to say, and then has to be small.
 */
import './theme.css';
import './notice.css';
import { i18n } from '#i18n';

export interface Action {
  readonly label: string;
  readonly run: () => void;
}

export interface Notice {
  readonly title: string;
  readonly text: string;
  /** What the user asked for; shown, so that it isn't lost. */
  readonly url?: string;
  readonly actions?: readonly Action[];
}

/** Shows a notice in place of whatever the page showed before. */
export function showNotice({ title, text, url, actions = [] }: Notice): void {
  document.documentElement.lang = i18n.t('lang');
  document.title = `${title} · ${i18n.t('name')}`;
  const mark = Object.assign(element('img', 'notice-mark'), { src: '/icon/48.png', alt: '' });
  const main = element('main', 'notice');
  main.append(mark, element('h1', '', title), element('p', '', text));
  if (url) main.append(element('p', 'code notice-url', url));
  if (actions.length > 0) {
    const row = element('div', 'notice-actions');
    row.append(...actions.map(button));
    main.append(row);
  }
  document.body.replaceChildren(main);
}

function button({ label, run }: Action, index: number): HTMLButtonElement {
  const made = element('button', index === 0 ? 'button primary' : 'button', label);
  made.type = 'button';
  made.addEventListener('click', run);
  return made;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), { className, textContent: text });
}
