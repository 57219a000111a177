/**
 * What only the page's own world can see of its health: uncaught errors, and that
 * a script asks for something. `extension/health/` sees the rest, and judges when.
 */
import { HEALTH } from './events.ts';
import { dispatch, listen, NativeCustomEvent, unlisten, win } from './natives.ts';
import type { Undo } from './page.ts';

/** `detail` is `request` or the name of the event that tells of an error. */
function say(detail: string): void {
  dispatch(win, new NativeCustomEvent(HEALTH, { detail }));
}

export const sayRequest = () => say('request');

export function watchErrors(): Undo {
  const tell = (event: Event) => say(event.type);
  listen(win, 'error', tell);
  listen(win, 'unhandledrejection', tell);
  return () => {
    unlisten(win, 'error', tell);
    unlisten(win, 'unhandledrejection', tell);
  };
}
