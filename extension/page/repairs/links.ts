/**
 * Links that a person copies, hovers or opens in a new tab lead into the service:
 * a new tab has no rules that would repair a bare path, and a copied link must
 * work for a colleague. The real URL is shown only while a person is at the link,
 * never to a script that handles a plain click.
 */
import {
  after,
  baseTarget,
  closest,
  composedPath,
  getAttribute,
  isElement,
  listen,
  lower,
  setAttribute,
  unlisten,
  win,
} from '../natives.ts';
import type { Page, Repair } from '../page.ts';

export const links: Repair = {
  name: 'link',
  install(page) {
    const reveal = revealer(page);
    let hovered: Element | null = null;
    const handlers: Record<string, (event: Event) => void> = {
      mouseover: (event) => {
        const link = linkOf(event);
        hovered = link;
        // After the app's own handlers, which may read the link to prefetch it.
        if (link) after(() => hovered === link && reveal.show(link), 0);
      },
      mouseout: () => {
        hovered = null;
        reveal.hide();
      },
      mousedown: (event) => reveal.decide(event),
      keydown: (event) => {
        if ((event as KeyboardEvent).key === 'Enter') reveal.decide(event);
      },
      click: (event) => reveal.decide(event),
      auxclick: (event) => reveal.decide(event),
      contextmenu: (event) => reveal.showAt(event),
      dragstart: (event) => reveal.showAt(event),
    };
    for (const name in handlers) listen(win, name, handlers[name] as () => void, true);
    return () => {
      reveal.hide();
      for (const name in handlers) unlisten(win, name, handlers[name] as () => void, true);
    };
  },
};

/** Shows one link's real URL at a time. */
function revealer(page: Page) {
  let shown: { link: Element; own: string; real: string } | null = null;

  function hide(): void {
    if (shown && getAttribute(shown.link, 'href') === shown.real) {
      setAttribute(shown.link, 'href', shown.own);
    }
    shown = null;
  }

  function show(link: Element): void {
    if (shown?.link === link) return;
    hide();
    const own = getAttribute(link, 'href') ?? '';
    const real = page.inside(own);
    if (real === own) return;
    shown = { link, own, real };
    setAttribute(link, 'href', real);
  }

  function showAt(event: Event): void {
    const link = linkOf(event);
    if (link) show(link);
  }

  /** A plain activation is the app's; one that opens a new tab must carry the real URL, as where no rule is ours. */
  function decide(event: Event): void {
    const link = linkOf(event);
    if (!link) return;
    if (page.mount.foreign || opensTab(event as MouseEvent, link)) show(link);
    else hide();
  }

  return { show, hide, showAt, decide };
}

function opensTab(event: MouseEvent, link: Element): boolean {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    event.button === 1 ||
    event.button === 2
  ) {
    return true;
  }
  const target = lower(getAttribute(link, 'target') ?? baseTarget());
  return target !== '' && target !== '_self' && target !== '_parent' && target !== '_top';
}

function linkOf(event: Event): Element | null {
  const at = composedPath(event)[0];
  return isElement(at) ? closest(at, 'a[href],area[href]') : null;
}
