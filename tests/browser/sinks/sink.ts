/** A sink: one way of the web platform to make the browser ask for a URL. */

import type { Mode } from '../kit/index.ts';

/** What the URL leads to; the app answers by it. */
export type Kind = 'css' | 'html' | 'js' | 'json' | 'svg' | 'txt' | 'ws' | 'xml';

/** In which document it happens: in the one that most share, or in a frame or tab of its own, which it changes or leaves. */
export type Where = 'page' | 'frame' | 'tab';

export interface Sink {
  readonly as: Kind;
  /** Makes the browser ask for the URL, a path of the app's own. */
  readonly go: (url: string) => unknown;
  /** Default: `page`. */
  readonly where?: Where;
  /** Whether the browser has the means. */
  readonly needs?: () => boolean;
}

export type Sinks = Readonly<Record<string, Sink>>;

type More = Omit<Sink, 'as' | 'go'>;

const kind =
  (as: Kind) =>
  (go: Sink['go'], more: More = {}): Sink => ({ as, go, ...more });

export const css = kind('css');
export const html = kind('html');
export const js = kind('js');
export const json = kind('json');
export const svg = kind('svg');
export const txt = kind('txt');
export const ws = kind('ws');
export const xml = kind('xml');

/**
 * The path at the app's root that a sink is given, and by which the server's log tells what became of it. Another one in
 * each mode: what a browser knows from before, such as an icon, it doesn't ask for.
 */
export function pathOf(mode: Mode, name: string, { as }: Sink): string {
  const plain = name.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `/sink/${mode}-${plain}.${as}`;
}
