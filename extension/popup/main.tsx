/**
 * The popup of the action button. It is about the active tab or, opened as a page
 * of its own (`popup.html?tab=ID`), about the tab with that id.
 */
import { render } from 'preact';
import { i18n } from '#i18n';
import { Popup } from './popup.tsx';
import { askedTab, isWholePage, subjectTab } from './subject.ts';

const root = document.documentElement;
root.lang = i18n.t('lang');
root.classList.toggle('as-page', askedTab() !== null || isWholePage());
document.title = i18n.t('name');

const tab = await subjectTab();
render(<Popup tab={tab} />, document.getElementById('popup') as HTMLElement);
