/**
 * What shows that the app's own server knows the prefix: the prefix in something
 * that the API server never rewrites. `<base>` and links are no evidence, since
 * the API server wrote the prefix there.
 */
import { getAttribute, hasAttribute, includes, lower, textOf } from './natives.ts';
import type { Page, Undo } from './page.ts';
import { watch } from './watch.ts';

/** Leaves root mode as soon as the document shows evidence. */
export function watchEvidence(page: Page): Undo {
  const { prefix } = page.mount;
  return watch({
    SCRIPT(script) {
      if (page.mode === 'prefix' || hasAttribute(script, 'src')) return;
      // The page layer writes the prefix into import maps itself.
      if (lower(getAttribute(script, 'type') ?? '') === 'importmap') return;
      if (includes(textOf(script) ?? '', prefix)) page.showPrefix('shows-script');
    },
    META(meta) {
      if (page.mode === 'prefix') return;
      if (includes(getAttribute(meta, 'content') ?? '', prefix)) page.showPrefix('shows-meta');
    },
  });
}
