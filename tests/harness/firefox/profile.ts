/**
 * Profiles of a Firefox that has run before, as everybody's has: what a first run makes takes seconds, which each launch
 * would have to wait for again.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readlink, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LaunchOptions } from '../browser.ts';
import { waitFor } from '../worker.ts';
import { preferences } from './preferences.ts';

/** Runs a Firefox with a profile until its start is over, and ends it as a person does. */
export type FirstRun = (profile: string) => Promise<void>;

const kept = join(import.meta.dirname, '../../../target/firefox-profiles');

/** What only the browser that ran there has a use for. */
const left = ['.parentlock', 'lock', 'cache2', 'crashes', 'datareporting', 'minidumps', 'user.js'];

/** A profile for one launch. */
export async function newProfile(
  executable: string,
  { anyHost }: LaunchOptions,
  firstRun: FirstRun,
): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'porthole-firefox-'));
  // A profile keeps the preferences of its first run, and with them what closes the way to other machines.
  if (!anyHost) await cp(await used(executable, firstRun), profile, { recursive: true });
  return profile;
}

/** The one that the others of this Firefox are copies of. */
async function used(executable: string, firstRun: FirstRun): Promise<string> {
  const profile = join(kept, await keyOf(executable));
  if (existsSync(profile)) return profile;
  await mkdir(kept, { recursive: true });
  const aside = await mkdtemp(`${profile}-first-`);
  await firstRun(aside);
  await waitFor('the end of a first run', async () => !(await isInUse(aside)));
  await Promise.all(left.map((name) => rm(join(aside, name), { recursive: true, force: true })));
  // Where another process was quicker, its profile is as good.
  await rename(aside, profile).catch(() => rm(aside, { recursive: true, force: true }));
  return profile;
}

/** Its driver takes leave of a Firefox that has yet to write down what it learnt, its scripts ready to run among it. */
async function isInUse(profile: string): Promise<boolean> {
  const [, pid] = (await readlink(join(profile, 'lock'))).split(':+');
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

/** Changes with the Firefox, and with what the first run is told to be. */
async function keyOf(executable: string): Promise<string> {
  const beside = dirname(await realpath(executable));
  // A script that starts it stands somewhere else, and has its name alone to tell.
  const build = await readFile(join(beside, 'application.ini'), 'utf8').catch(() => executable);
  const hash = createHash('sha256')
    .update(build)
    .update(JSON.stringify(preferences({})));
  return hash.digest('hex').slice(0, 16);
}
