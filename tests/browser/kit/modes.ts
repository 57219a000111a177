/** Runs a spec in root mode and in prefix mode, with the same pages as two services side by side. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe } from 'node:test';
import type { Page } from 'playwright-core';
import type { Pages } from './app.ts';
import { Scene, type Tab } from './scene.ts';

export type Mode = 'root' | 'prefix';

export interface Given {
  readonly mode: Mode;
  scene(): Scene;
  /** A new tab at a path of the service; the log then begins anew. */
  open(path?: string): Promise<Page>;
  tab(path?: string): Promise<Tab>;
  /** The path below the host as the page should see it. */
  seen(path: string): string;
  /** The same with the prefix, as requests must have it. */
  real(path: string): string;
  reached(): Promise<string[]>;
}

/** After each spec the log must hold no request that missed the mounts. */
export function inBothModes(promise: string, pages: Pages, specs: (given: Given) => void): void {
  describe(promise, () => {
    let scene: Scene;
    before(async () => {
      scene = await Scene.open({ root: pages, prefix: pages });
      await pinPrefix(scene);
    });
    after(() => scene.close());
    for (const mode of ['root', 'prefix'] as const) {
      describe(`in ${mode} mode`, () => {
        beforeEach(() => scene.clear());
        afterEach(async () => assert.deepEqual(await scene.escapes(), []));
        specs(given(mode, () => scene));
      });
    }
  });
}

async function pinPrefix(scene: Scene): Promise<void> {
  const tab = await scene.tab(scene.url('/', 'prefix'));
  await scene.pin(tab, 'prefix');
  await tab.page.close();
}

function given(mode: Mode, scene: () => Scene): Given {
  const real = (path: string) => scene().prefix(mode) + path;
  async function tab(path = '/'): Promise<Tab> {
    const opened = await scene().tab(scene().url(path, mode));
    await scene().clear();
    return opened;
  }
  return {
    mode,
    scene,
    tab,
    open: async (path) => (await tab(path)).page,
    seen: (path) => (mode === 'root' ? path : real(path)),
    real,
    reached: () => scene().reached(mode),
  };
}
