/**
 * Style sheets in a frame of another service's page. No hook comes before what a
 * sheet loads, so its rules are put right once it is there: its pictures and fonts
 * are asked for twice, the first time in vain. What scripts insert is right at once.
 */
import {
  apply,
  doc,
  each,
  getStyle,
  includes,
  indexOf,
  listen,
  priorityOf,
  push,
  setStyle,
  slice,
  text,
  unlisten,
  win,
} from '../natives.ts';
import type { Page, Repair } from '../page.ts';
import { together, wrap } from '../wrap.ts';

type Insert = (...args: unknown[]) => unknown;

/** A rule with declarations, a rule with rules, or an import. */
interface Rule {
  readonly cssText: string;
  readonly style?: CSSStyleDeclaration;
  readonly cssRules?: ArrayLike<Rule>;
}

export const styles: Repair = {
  name: 'style',
  install(page) {
    if (!page.mount.foreign) return () => {};
    const loaded = ({ target }: Event) => {
      const { sheet } = target as HTMLStyleElement;
      if (sheet) repairSheet(page, sheet);
    };
    listen(doc, 'load', loaded, true);
    return together(
      wrap<Insert>(win.CSSStyleSheet.prototype, 'insertRule', {
        apply(target, self, args) {
          args[0] = moved(page, text(args[0]));
          return apply(target, self, args);
        },
      }),
      () => unlisten(doc, 'load', loaded, true),
    );
  },
};

function repairSheet(page: Page, sheet: CSSStyleSheet): void {
  try {
    repairRules(page, sheet.cssRules as unknown as ArrayLike<Rule>);
  } catch {
    // A sheet of another origin doesn't show its rules.
  }
}

function repairRules(page: Page, rules: ArrayLike<Rule>): void {
  for (let i = 0; i < rules.length; i++) {
    const { style, cssRules, cssText } = rules[i] as Rule;
    if (!includes(cssText, 'url("/')) continue;
    if (style) repairStyle(page, style);
    if (cssRules) repairRules(page, cssRules);
  }
}

function repairStyle(page: Page, style: CSSStyleDeclaration): void {
  const names: string[] = [];
  for (let i = 0; i < style.length; i++) push(names, style[i] as string);
  each(names, (name) => {
    const value = getStyle(style, name);
    const right = moved(page, value);
    if (right !== value) setStyle(style, name, right, priorityOf(style, name));
  });
}

/** The same CSS with each `url(/…)` under the prefix. */
function moved(page: Page, css: string): string {
  let right = '';
  let from = 0;
  for (let at = indexOf(css, 'url('); at >= 0; at = indexOf(css, 'url(', from)) {
    const quote = css[at + 4] === '"' || css[at + 4] === "'" ? css[at + 4] : '';
    const start = at + 4 + (quote ? 1 : 0);
    const end = indexOf(css, quote || ')', start);
    if (end < 0) break;
    const url = slice(css, start, end);
    right += slice(css, from, start) + (url[0] === '/' ? page.inside(url, 'style') : url);
    from = end;
  }
  return right + slice(css, from);
}
