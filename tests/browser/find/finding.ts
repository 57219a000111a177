/** The popup's search, as a person uses it. */
import type { Page } from 'playwright-core';
import { Stage, type StageOptions } from '../popup/stage.ts';

interface Address {
  readonly id: string;
  readonly origin: string;
  readonly base?: string;
  readonly name?: string;
  readonly namespaces?: readonly string[];
}

/** The extension with these clusters added, and no more. */
export async function openWith(clusters: readonly Address[], options?: StageOptions) {
  const stage = await Stage.open(options);
  await know(stage, clusters);
  return stage;
}

export async function know(stage: Stage, clusters: readonly Address[]): Promise<void> {
  const whole = clusters.map((cluster) => ({
    base: '',
    name: cluster.id,
    colour: 'blue',
    namespaces: [],
    ...cluster,
  }));
  await stage.inside.evaluate(async (value) => {
    const { storage } = (globalThis as unknown as { chrome: { storage: Storage } }).chrome;
    await storage['local'].set({ clusters: value });
  }, whole);
}

type Storage = Record<'local' | 'session', { set(what: object): Promise<void> }>;

export class Search {
  private constructor(readonly page: Page) {}

  /** The popup as a page, wherever it was left. */
  static async openAnywhere(stage: Stage): Promise<Page> {
    const page = await stage.page();
    await page.setViewportSize({ width: 380, height: 640 });
    await page.goto(stage.address('popup.html?page'));
    return page;
  }

  static async open(stage: Stage): Promise<Search> {
    const search = new Search(await Search.openAnywhere(stage));
    await search.box.waitFor();
    return search;
  }

  get box() {
    return this.page.getByRole('combobox', { name: /Search all clusters|すべてのクラスター/ });
  }

  get options() {
    return this.page.getByRole('option');
  }

  /** Waits until the list says how many there are. */
  async counts(text: string | RegExp): Promise<void> {
    await this.page.locator('.count').filter({ hasText: text }).waitFor();
  }

  /** What stands in the first rows. */
  async names(): Promise<string[]> {
    return this.page.locator('.row-name').allTextContents();
  }

  /** Waits until something is said of a cluster. */
  async note(text: string | RegExp): Promise<void> {
    await this.page.locator('.note').filter({ hasText: text }).waitFor();
  }
}
