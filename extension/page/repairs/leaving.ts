/**
 * A page that is being left shows its real URL. The tab's history keeps that one,
 * so that Back from another service asks for this page, and not for a path that
 * both services may have.
 */
import { leaveWayBack, mask, unmask } from '../mode.ts';
import { after, listen, unlisten, win } from '../natives.ts';
import type { Repair } from '../page.ts';

/** For a page that stays after all: the user stopped, or what came was a download. */
const PAUSE = 3000;

export const leaving: Repair = {
  name: 'leaving',
  install(page) {
    const stay = () => {
      if (page.mode === 'root') mask(page.mount);
    };
    const leave = () => {
      if (page.mode !== 'root') return;
      // Again, in case that the app has cleared its storage.
      if (win === win.top) leaveWayBack(page.mount);
      unmask(page.mount);
      after(stay, PAUSE);
    };
    listen(win, 'beforeunload', leave);
    // The back/forward cache shows the page as it was left.
    listen(win, 'pageshow', stay);
    return () => {
      unlisten(win, 'beforeunload', leave);
      unlisten(win, 'pageshow', stay);
    };
  },
};
