import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserName, browsers } from '../../harness/index.ts';
import type { App } from '../app.ts';
import { apps } from '../index.ts';
import { type Kind, kinds } from './ways.ts';

const root = join(import.meta.dirname, '../../..');

export const builtExtensions: Readonly<Record<BrowserName, string>> = {
  chromium: join(root, 'dist/chromium'),
  firefox: join(root, 'dist/firefox'),
};
export const resultsFile = join(root, 'tests/apps/RESULTS.md');

/**
 * How many apps are tried at once: on two cores, one computes while another waits to fail. Each is tried in one cell at a
 * time, since what one user does may show to another, in an open document as in the API server's pool of connections.
 */
export const lanes = 2;

export interface Request {
  apps: readonly App[];
  kinds: readonly Kind[];
  browsers: readonly BrowserName[];
  extensions: Readonly<Record<BrowserName, string>>;
  porthole: readonly boolean[];
  check: boolean;
  /** Nothing left out: the results make the whole table. */
  whole: boolean;
}

const usage = `run.ts [--app NAME]… [--way ${kinds.join('|')}]… [--browser ${browsers.join('|')}]…
       [--only with|without] [--extension DIR] [--check]
Tries every app in every way and browser, and writes RESULTS.md unless something was left out.
--extension takes any unpacked build for the one browser that is asked for.
--check compares RESULTS.md with the results in place of writing it.`;

function chosen<T>(all: readonly T[], asked: string[] | undefined, nameOf: (item: T) => string) {
  if (!asked) return all;
  const unknown = asked.filter((name) => !all.some((item) => nameOf(item) === name));
  if (unknown.length) {
    throw new Error(`unknown: ${unknown.join(', ')}; there are: ${all.map(nameOf).join(', ')}`);
  }
  return all.filter((item) => asked.includes(nameOf(item)));
}

export function parseRequest(args: readonly string[]): Request {
  try {
    return parsed(args);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${usage}`);
  }
}

function parsed(args: readonly string[]): Request {
  const { values } = parseArgs({
    args: [...args],
    options: {
      app: { type: 'string', multiple: true },
      way: { type: 'string', multiple: true },
      browser: { type: 'string', multiple: true },
      only: { type: 'string' },
      extension: { type: 'string' },
      check: { type: 'boolean', default: false },
    },
  });
  const { app, way, browser, only, extension, check } = values;
  if (only && only !== 'with' && only !== 'without')
    throw new Error(`--only with|without, not ${only}`);
  const whole = !app && !way && !browser && !only && !extension;
  if (check && !whole) throw new Error('--check needs the whole table: leave the filters out');
  const porthole = only ? [only === 'with'] : [false, true];
  return {
    apps: chosen(apps, app, ({ name }) => name),
    kinds: chosen(kinds, way, String),
    browsers: chosen(browsers, browser, String),
    extensions: extensionsWith(extension, browser),
    porthole,
    check,
    whole,
  };
}

function extensionsWith(extension: string | undefined, asked: string[] = []) {
  if (!extension) return builtExtensions;
  const [only, ...more] = asked;
  if (!only || more.length) throw new Error('--extension is for one browser: name it by --browser');
  return { ...builtExtensions, [only]: resolve(extension) };
}
