/**
 * The mode in which a service has proved healthier, and the one try that led
 * there. Tries are of this browser session; what came of them is kept, except in
 * private windows. What the user chooses erases both.
 */
import { browser } from 'wxt/browser';
import { isPrivate } from './private.ts';

export type PageMode = 'root' | 'prefix';

export interface Trial {
  /** The tab that began, and the real URL whose document was ill. */
  readonly tab: number;
  readonly url: string;
  readonly illness: number;
  readonly first: PageMode;
  /** The mode that the service is in: the other one while the try lasts, afterwards only where it was better. */
  readonly mode?: PageMode;
  readonly over: boolean;
}

type Learnt = Readonly<Record<string, PageMode>>;
type Trials = Readonly<Record<string, Trial>>;

const LEARNT = 'learnt';
const TRIALS = 'trials';
/** How many services are remembered, the newest last. */
const MOST = 200;

/** The mode in which each service begins that Auto would begin in another, by the mount's URL. */
export async function readLearnt(): Promise<Learnt> {
  const [kept, trials] = await Promise.all([read<Learnt>('local', LEARNT), readTrials()]);
  const modes: Record<string, PageMode> = { ...kept };
  for (const [mount, { mode }] of Object.entries(trials)) if (mode) modes[mount] = mode;
  return modes;
}

export async function readTrial(mount: string): Promise<Trial | null> {
  return (await readTrials())[mount] ?? null;
}

export function saveTrial(mount: string, trial: Trial): Promise<void> {
  return change('session', TRIALS, mount, trial);
}

export async function learn(mount: string, mode: PageMode, tab: number): Promise<void> {
  if (!(await isPrivate(tab))) await change('local', LEARNT, mount, mode);
}

export async function forget(mount: string): Promise<void> {
  await change('local', LEARNT, mount, null);
  await change('session', TRIALS, mount, null);
}

function readTrials(): Promise<Trials> {
  return read<Trials>('session', TRIALS);
}

async function read<T>(area: 'local' | 'session', key: string): Promise<T> {
  return ((await browser.storage[area].get(key))[key] ?? {}) as T;
}

async function change<T>(
  area: 'local' | 'session',
  key: string,
  mount: string,
  value: T | null,
): Promise<void> {
  await navigator.locks.request(key, async () => {
    const { [mount]: before, ...others } = await read<Record<string, T>>(area, key);
    if (value === null && before === undefined) return;
    const all = Object.entries(value === null ? others : { ...others, [mount]: value });
    await browser.storage[area].set({ [key]: Object.fromEntries(all.slice(-MOST)) });
  });
}
