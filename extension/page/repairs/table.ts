/**
 * Every repair of the page layer. Adding one: a file here, a row in this table, a
 * spec in `tests/browser/repairs/`. The table also feeds the popup's report.
 */
import type { Repair } from '../page.ts';
import { aliases } from './aliases.ts';
import { cookies } from './cookies.ts';
import { documents } from './documents.ts';
import { elements } from './elements.ts';
import { eventsource } from './eventsource.ts';
import { fetching } from './fetch.ts';
import { forms } from './forms.ts';
import { fragments } from './fragments.ts';
import { history } from './history.ts';
import { leaving } from './leaving.ts';
import { links } from './links.ts';
import { modules } from './modules.ts';
import { serviceWorker } from './service-worker.ts';
import { storage } from './storage.ts';
import { styles } from './styles.ts';
import { websocket } from './websocket.ts';
import { windowOpen } from './window-open.ts';
import { worker } from './worker.ts';
import { xhr } from './xhr.ts';

export const repairs: readonly Repair[] = [
  // First: the others read documents as if their server knew the host by the page's name.
  aliases,
  documents,
  modules,
  websocket,
  fetching,
  xhr,
  eventsource,
  fragments,
  worker,
  serviceWorker,
  history,
  cookies,
  storage,
  leaving,
  windowOpen,
  links,
  forms,
  elements,
  styles,
];
