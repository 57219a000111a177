import { parseArgs } from 'node:util';
import { type BrowserName, browsers } from '../../tests/harness/index.ts';

export interface Options {
  browser: BrowserName;
  /** A page behind a real proxy, in place of the demo. */
  url: string | undefined;
  extension: boolean;
  headless: boolean;
  /** Where the pictures of a headless run go. */
  pictures: string;
  help: boolean;
}

export const usage = `npm start -- [--browser NAME] [--url URL] [--no-extension] [--headless] [--pictures FOLDER]
Opens a browser with Porthole at a page that lists three UIs in a demo cluster.
  --browser NAME     chromium, as without it, or firefox
  --url URL          opens this page in place of the demo, for example one of your own kubectl proxy
  --no-extension     without Porthole: shows what is broken
  --headless         without a window, as where there is no display: uses the UIs, says what was
                     repaired and saves pictures
  --pictures FOLDER  where to save them (default: dist/pictures)`;

function requireUrl(url: string): void {
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol === 'http:' || protocol === 'https:') return;
  throw new Error(`--url needs an http or https URL, not "${url}"`);
}

const known = {
  url: { type: 'string' },
  'no-extension': { type: 'boolean', default: false },
  browser: { type: 'string', default: 'chromium' },
  headless: { type: 'boolean', default: false },
  pictures: { type: 'string', default: 'dist/pictures' },
  help: { type: 'boolean', default: false },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${usage}`);
  }
}

/** @throws where an option isn't known or can't be; the message is for people. */
export function parseOptions(args: readonly string[]): Options {
  const values = parse(args);
  const browser = browsers.find((name) => name === values.browser);
  if (!browser) throw new Error(`no browser "${values.browser}"\n${usage}`);
  if (values.url !== undefined) requireUrl(values.url);
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return {
    browser,
    url: values.url,
    extension: !values['no-extension'],
    headless: values.headless || !(DISPLAY || WAYLAND_DISPLAY),
    pictures: values.pictures,
    help: values.help,
  };
}
