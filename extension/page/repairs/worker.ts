/**
 * Workers. A dedicated worker's script would be redirected, but the worker is
 * then known by the wrong URL; a shared worker's script and requests belong to
 * no tab, so no tab's rule sees them.
 */
import { construct, isUrl, text, win } from '../natives.ts';
import type { Repair } from '../page.ts';
import { together, wrapConstructor } from '../wrap.ts';

export const worker: Repair = {
  name: 'worker',
  install(page) {
    const traps: ProxyHandler<new (url: unknown) => object> = {
      construct(target, args, newTarget) {
        // A TrustedScriptURL is handed on as it came: a string in its place would be refused.
        if (isUrl(args[0])) args[0] = page.inside(text(args[0]), 'worker');
        return construct(target, args as [unknown], newTarget);
      },
    };
    return together(
      wrapConstructor(win, 'Worker', traps),
      wrapConstructor(win, 'SharedWorker', traps),
    );
  },
};
