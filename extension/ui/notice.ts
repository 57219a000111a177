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

/** One of several that are equally right. */
export interface Choice extends Action {
  readonly detail: string;
}

export interface Notice {
  readonly title: string;
  readonly text: string;
  /** What the user asked for; shown, so that it isn't lost. */
  readonly url?: string;
  readonly choices?: readonly Choice[];
  readonly actions?: readonly Action[];
}

/** Shows a notice in place of whatever the page showed before. */
export function showNotice({ title, text, url, choices = [], actions = [] }: Notice): void {
  document.documentElement.lang = i18n.t('lang');
  document.title = `${title} · ${i18n.t('name')}`;
  const mark = Object.assign(element('img', 'notice-mark'), { src: '/icon/48.png', alt: '' });
  const main = element('main', 'notice');
  main.append(mark, element('h1', '', title), element('p', '', text));
  if (url) main.append(element('p', 'code notice-url', url));
  if (choices.length > 0) {
    const list = element('ul', 'notice-choices');
    list.append(...choices.map(item));
    main.append(list);
  }
  if (actions.length > 0) {
    const row = element('div', 'notice-actions');
    row.append(...actions.map((action, i) => button(action, i === 0 && choices.length === 0)));
    main.append(row);
  }
  document.body.replaceChildren(main);
}

function item({ label, detail, run }: Choice): HTMLLIElement {
  const made = button({ label: '', run }, false);
  made.append(element('strong', '', label), element('span', 'notice-detail', detail));
  const around = element('li', '');
  around.append(made);
  return around;
}

function button({ label, run }: Action, primary: boolean): HTMLButtonElement {
  const made = element('button', primary ? 'button primary' : 'button', label);
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
