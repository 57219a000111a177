/** The mode chosen for a service, by an administrator or else by the user; `auto` unless pinned. */
import { browser } from 'wxt/browser';
import { readManaged } from './managed.ts';

export type Choice = 'auto' | 'root' | 'prefix' | 'off';

const KEY = 'choices';
type Choices = Readonly<Record<string, Choice>>;

/** Every choice of the user's own, by the mount's URL. */
export async function readOwnChoices(): Promise<Choices> {
  return ((await browser.storage.local.get(KEY))[KEY] as Choices | undefined) ?? {};
}

/** Every pinned choice in force, by the mount's URL. */
export async function readChoices(): Promise<Choices> {
  const [own, { choices }] = await Promise.all([readOwnChoices(), readManaged()]);
  const inForce = Object.entries({ ...own, ...choices });
  return Object.fromEntries(inForce.filter(([, choice]) => choice !== 'auto'));
}

export interface Chosen {
  readonly choice: Choice;
  /** An administrator has chosen, so that the user can't. */
  readonly managed: boolean;
}

/** Read whenever a tab enters a mount. */
export async function readChosen(mount: string): Promise<Chosen> {
  const [own, { choices }] = await Promise.all([readOwnChoices(), readManaged()]);
  return { choice: choices[mount] ?? own[mount] ?? 'auto', managed: mount in choices };
}

/** Whether an administrator has chosen, so that the user can't. */
export async function isManaged(mount: string): Promise<boolean> {
  return mount in (await readManaged()).choices;
}

export async function saveChoice(mount: string, choice: Choice): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const { [mount]: _, ...others } = await readOwnChoices();
    const choices = choice === 'auto' ? others : { ...others, [mount]: choice };
    await browser.storage.local.set({ [KEY]: choices });
  });
}
