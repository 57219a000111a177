/**
 * Takes the prefix off the visible URL just before the first script can look at
 * it. Until then relative URLs mean what the browser's preload scanner took them
 * for: it began with the real URL, and whatever the parser then finds under the
 * masked one would be fetched twice, the second time by a redirect.
 */

import { mask } from './mode.ts';
import {
  doc,
  each,
  getAttribute,
  hasAttribute,
  includes,
  listen,
  lower,
  textOf,
} from './natives.ts';
import type { Page, Undo } from './page.ts';
import { watch } from './watch.ts';

export function maskInTime(page: Page): Undo {
  let due = page.mode === 'root' && !page.mount.inherited;
  const act = () => {
    if (due && page.mode === 'root' && !mask(page.mount)) page.showPrefix('sandboxed');
    due = false;
  };
  if (doc.readyState !== 'loading') act();
  // Deferred scripts and modules run once the document is parsed.
  listen(doc, 'readystatechange', act, { capture: true, once: true });
  const unwatch = watch({
    SCRIPT: (script) => {
      if (due && runsWhileParsing(script)) act();
    },
  });
  return () => {
    due = false;
    unwatch();
  };
}

function runsWhileParsing(script: Element): boolean {
  if (!hasAttribute(script, 'src') && isBlind(textOf(script) ?? '')) return false;
  if (hasAttribute(script, 'async')) return true;
  const type = lower(getAttribute(script, 'type') ?? '');
  if (type !== '' && !includes(type, 'script')) return false;
  return !(hasAttribute(script, 'defer') && hasAttribute(script, 'src'));
}

/** In what looks at a URL, whichever way; and in what could be anything. */
const EYES = ['location', 'url', 'uri', 'href', 'src', 'history', 'navigation', 'eval'];

/** Whether an inline script, the first to run, can't tell where it is: many set a theme or a constant and no more. */
function isBlind(code: string): boolean {
  const words = lower(code);
  let blind = !includes(code, 'Function');
  each(EYES, (word) => {
    if (includes(words, word)) blind = false;
  });
  return blind;
}
