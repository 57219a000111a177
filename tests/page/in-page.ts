/** What the tests ask of the page layer inside a browser: its own entry functions, and the core behind them. */
import * as core from '../../extension/page/core.ts';
import { urlsOf } from '../../extension/page/urls.ts';

export interface Asked {
  readonly prefix: string;
  readonly url: string;
}

/** The URL the request would have, resolved: by the page layer's way in (fast path first), and by the core alone. */
export function ask({ prefix, url }: Asked): { layer: string; core: string; seen: string } {
  const { inside, outside } = urlsOf({ origin: location.origin, prefix });
  const resolved = (text: string) => {
    try {
      return new URL(text, document.baseURI).href;
    } catch {
      return 'invalid';
    }
  };
  const href = resolved(url);
  const repaired = inside(url);
  return {
    layer: resolved(repaired),
    core: href === 'invalid' ? href : core.inside(href, href),
    seen: resolved(outside(repaired)),
  };
}

Object.assign(globalThis, { ask });
