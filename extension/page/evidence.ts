/**
 * What shows that the app's own server knows the prefix: the prefix in something
 * that the API server never rewrites. `<base>` and links are no evidence, since
 * the API server wrote the prefix there.
 */
import { getAttribute, hasAttribute, includes, join, lower, split, textOf } from './natives.ts';
import type { Page, Undo } from './page.ts';
import { watch } from './watch.ts';

/** Leaves root mode as soon as the document shows evidence. */
export function watchEvidence(page: Page): Undo {
  const { prefix } = page.mount;
  // As JSON that escapes its slashes spells it.
  const escaped = join(split(prefix, '/'), '\\/');
  const shows = (text: string) => includes(text, prefix) || includes(text, escaped);
  return watch({
    SCRIPT(script) {
      if (page.mode === 'prefix' || hasAttribute(script, 'src')) return;
      // The page layer writes the prefix into import maps itself.
      if (lower(getAttribute(script, 'type') ?? '') === 'importmap') return;
      if (shows(textOf(script) ?? '')) page.showPrefix('shows-script');
    },
    META(meta) {
      if (page.mode === 'prefix') return;
      if (shows(getAttribute(meta, 'content') ?? '')) page.showPrefix('shows-meta');
    },
  });
}
