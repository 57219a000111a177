import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isFirefox } from '../harness/index.ts';
import { Scene, type Tab, until } from './kit/index.ts';

const ROUNDS = 20;
const AT_ONCE = 10;
/** Bytes: a dozen of the last are remembered. */
const OF_RECENTS = 12 * 100;
/** Rounds until most of the background's functions are compiled. */
const WARM = 10;
/** Bytes for each service that came and went. Chromium goes on compiling; a tab's record takes more. */
const OF_EACH = isFirefox ? 100 : 600;

describe(`${ROUNDS * AT_ONCE} services that are opened and closed again, ${AT_ONCE} at a time`, () => {
  let scene: Scene;
  const mounts: string[] = [];
  before(async () => {
    // Another one each time: services that ask for the same at once may get each other's in Firefox.
    const script = "Object.assign(new Image(), { srcset: '/late.svg?' + Math.random() })";
    const page = `<!doctype html><title>app</title><p>Hello<script>${script}</script>`;
    scene = await Scene.open({ web: { '*': page } });
    const port = Number(new URL(scene.elsewhere()).port);
    for (let i = 0; i < ROUNDS * AT_ONCE; i++) {
      mounts.push(await scene.cluster.expose({ name: `s${i}`, port }));
    }
    await scene.inside.spendTrials(mounts);
  });
  after(() => scene.close());

  /** One after the other: in the midst of setting a tab up, Chromium gives navigations up. */
  async function emptyTabs(): Promise<Tab[]> {
    const tabs: Tab[] = [];
    for (let i = 0; i < AT_ONCE; i++) tabs.push(await scene.tab());
    return tabs;
  }

  async function haveTheirPictures(opened: readonly string[]): Promise<void> {
    const pictures = opened.map((mount) => `${new URL(mount).pathname}late.svg?`);
    const asked = async () => (await scene.cluster.requests()).map(({ path }) => path);
    const all = (paths: string[]) =>
      pictures.every((picture) => paths.some((path) => path.startsWith(picture)));
    await until('each has its picture', asked, all);
  }

  const ofTabs = async () => (await scene.inside.stored()).keys.filter((key) => /\d/.test(key));

  it('each gets its files, and nothing is left of any', async () => {
    const sizes: number[] = [];
    const memory: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const opened = mounts.slice(round * AT_ONCE, (round + 1) * AT_ONCE);
      const tabs = await emptyTabs();
      await scene.clear();
      await Promise.all(tabs.map(({ page }, i) => scene.go(page, opened[i] ?? '')));
      await haveTheirPictures(opened);
      assert.deepEqual(await scene.escapes(), []);
      await scene.inside.closeTabs(tabs.map(({ id }) => id));
      await until('nothing is kept of a tab', ofTabs, (keys) => keys.length === 0);
      const rules = () => scene.inside.rules();
      await until('no rule is left', rules, (all) => all.length === 0);
      sizes.push((await scene.inside.stored()).bytes);
      memory.push(await scene.browser.memory());
    }
    const rest = Math.max(...sizes) - Math.min(...sizes);
    assert.ok(rest < OF_RECENTS, `more is stored than of the last that were opened: ${sizes}`);
    const later = memory.slice(WARM);
    const grown = Math.max(...later) - Math.min(...later);
    assert.ok(grown < later.length * AT_ONCE * OF_EACH, `the background grows: ${memory}`);
  });
});
