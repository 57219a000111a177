/** The mode a user chose for a service; `auto` unless pinned. */
import { browser } from 'wxt/browser';

export type Choice = 'auto' | 'root' | 'prefix' | 'off';

const KEY = 'choices';
type Choices = Readonly<Record<string, Choice>>;

/** Every pinned choice, by the mount's URL. */
export async function readChoices(): Promise<Choices> {
  return ((await browser.storage.local.get(KEY))[KEY] as Choices | undefined) ?? {};
}

export async function readChoice(mount: string): Promise<Choice> {
  return (await readChoices())[mount] ?? 'auto';
}

export async function saveChoice(mount: string, choice: Choice): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const { [mount]: _, ...others } = await readChoices();
    const choices = choice === 'auto' ? others : { ...others, [mount]: choice };
    await browser.storage.local.set({ [KEY]: choices });
  });
}
