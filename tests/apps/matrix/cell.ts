import { type BrowserName, browsers, titles } from '../../harness/index.ts';
import type { App } from '../app.ts';
import type { Kind } from './ways.ts';

/** One experiment: an app, a way to it, a browser, and whether Porthole is installed there. */
export interface Cell {
  app: App;
  /** Without a way, the app is opened at its own root. */
  kind?: Kind;
  browser: BrowserName;
  porthole: boolean;
}

/** What the extension keeps of a service for its popup. */
export interface Told {
  mode: string;
  reason: string;
  /** The causes of what the page lost, in order of the alphabet. */
  losses: readonly string[];
}

export interface Outcome {
  cell: Cell;
  passed: boolean;
  /** Which step of the probe failed. */
  failure?: string;
  /** Why the cell could not be tried at all, which is never as expected. */
  error?: string;
  told?: Told;
}

/**
 * The app at its own root shows what the probe is worth in each browser. Without Porthole it is tried in one: what breaks
 * there was broken on its way, by the API server, or has a path where the app expects a root, in any browser.
 */
export function cellsOf(app: App, kinds: readonly Kind[]): Cell[] {
  return browsers.flatMap((browser) => {
    const through = (porthole: boolean) =>
      kinds.map((kind): Cell => ({ app, kind, browser, porthole }));
    const without = browser === 'chromium' ? through(false) : [];
    return [{ app, browser, porthole: false }, ...without, ...through(true)];
  });
}

/** Why the cell can't pass, if it can't. */
export function lossOf({ app, kind, browser }: Cell): string | undefined {
  return kind && app.lost?.[browser]?.[kind];
}

export function shouldPass(cell: Cell): boolean {
  if (!cell.kind) return true;
  if (lossOf(cell)) return false;
  return cell.porthole || worksAlone(cell.app, cell.kind);
}

function worksAlone({ worksAlone: ways }: App, kind: Kind): boolean {
  return typeof ways === 'boolean' ? ways : ways.includes(kind);
}

export function lossesToTell({ app, kind, porthole }: Cell): readonly string[] {
  return (porthole && kind && app.tells?.[kind]) || [];
}

export function nameOf({ app, kind, browser, porthole }: Cell): string {
  const title = titles[browser];
  if (!kind) return `${app.name} at its own root in ${title}`;
  return `${app.name} through ${kind} in ${title} ${porthole ? 'with' : 'without'} Porthole`;
}

/** A sentence on what is not as it should be; nothing if all is. */
export function complaint({ cell, passed, failure, error, told }: Outcome): string | undefined {
  if (error) return `${nameOf(cell)} could not be tried: ${error}`;
  if (passed === shouldPass(cell)) return told && falseAlarm(cell, told);
  if (!passed) return `${nameOf(cell)} should work: ${failure}`;
  return cell.porthole
    ? `${nameOf(cell)} works, though its app.ts says that it can't: ${lossOf(cell)}`
    : `${nameOf(cell)} works, though its app.ts says that it breaks by: ${cell.app.breaksBy}`;
}

function falseAlarm(cell: Cell, { losses }: Told): string | undefined {
  const should = lossesToTell(cell).join(', ') || 'nothing';
  const tells = losses.join(', ') || 'nothing';
  return tells === should
    ? undefined
    : `${nameOf(cell)}: Porthole tells of ${tells} in place of ${should}`;
}
