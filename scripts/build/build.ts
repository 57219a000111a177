import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bin, root, step } from '../lib/step.ts';
import { digest, filesBelow } from './files.ts';

export type Browser = 'chromium' | 'firefox';

const inputs = [
  ...['.cargo', 'Cargo.lock', 'Cargo.toml', 'crate', 'xtask'],
  ...['extension', 'package-lock.json', 'package.json', 'tsconfig.json', 'wxt.config.ts'],
];
export const generated = ['core', 'desk', 'finder'].map((room) => `extension/${room}/generated`);

export const folderOf = (browser: Browser) => join(root, 'dist', browser);

async function state(browser: Browser): Promise<string> {
  const sources = await Promise.all(inputs.map((input) => filesBelow(input, generated)));
  const results = await Promise.all(
    [...generated, `dist/${browser}`].map((path) => filesBelow(path)),
  );
  return digest([...sources, ...results].flat());
}

export const buildCore = () =>
  step('building the core (Rust to WebAssembly)', 'cargo', 'xtask', 'wasm', '--release');

export const buildExtension = (browser: Browser) =>
  step(`building the extension for ${browser}`, bin('wxt'), 'build', '-b', browser);

const stampOf = (browser: Browser) => join(root, 'dist', `.built-${browser}`);

async function stamp(browser: Browser): Promise<void> {
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(stampOf(browser), await state(browser));
}

/** Builds everything, changed or not. */
export async function buildAll(): Promise<void> {
  await buildCore();
  for (const browser of ['chromium', 'firefox'] as const) {
    await buildExtension(browser);
    await stamp(browser);
  }
}

/** For both browsers it is the same. */
let core: Promise<void> | undefined;

/** Builds the core and the extension, unless both are as the last build left them and nothing has changed since. */
export async function ensureExtension(browser: Browser): Promise<string> {
  const built = await readFile(stampOf(browser), 'utf8').catch(() => '');
  if (built === (await state(browser))) return folderOf(browser);
  core ??= buildCore();
  await core;
  await buildExtension(browser);
  await stamp(browser);
  return folderOf(browser);
}
