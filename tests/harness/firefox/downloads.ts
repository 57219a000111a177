/** What Firefox has downloaded, by its own list: drivers aren't told what the pages of an extension give out. */
import { readFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Downloaded } from '../browser.ts';
import { waitFor } from '../worker.ts';
import { askFirefox } from './ask.ts';
import type { Wire } from './wire.ts';

export async function downloadInFirefox(
  wire: Wire,
  by: () => Promise<unknown>,
): Promise<Downloaded> {
  await by();
  let path = '';
  await waitFor('a download', async () => {
    path = String((await askFirefox(wire, `(${inFirefox})()`)) ?? '');
    return path !== '';
  });
  const text = await readFile(path, 'utf8');
  // The next of the same name would be given a number.
  await rm(path);
  return { name: basename(path), text };
}

/** Runs in Firefox: takes a download off its list, once it is whole. */
const inFirefox = `async () => {
  const { Downloads } = ChromeUtils.importESModule('resource://gre/modules/Downloads.sys.mjs');
  const list = await Downloads.getList(Downloads.ALL);
  const [first] = await list.getAll();
  if (first?.error) throw first.error;
  if (!first?.succeeded) return null;
  await list.remove(first);
  return first.target.path;
}`;
