/** What goes to the stores: complete, small, and the same bytes whoever builds it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/lib/step.ts';
import { archives, version } from '../../scripts/package/archives.ts';
import { cacheFolder } from '../cluster/cache.ts';
import { type Packed, pack } from './packed.ts';
import { unzip } from './unzip.ts';

const sizeLimit = 350 * 1024;

describe('the packages', () => {
  let packed: Packed;

  before(async () => {
    packed = await pack();
  });
  after(() => packed.remove());

  for (const browser of ['chromium', 'firefox'] as const) {
    it(`for ${browser}: a manifest at the root, of this version, with all that it names`, async () => {
      const folder = join(packed.folder, browser);
      unzip(packed[browser], folder);
      const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
      assert.equal(manifest.version, await version());
      const background = manifest.background.service_worker ?? manifest.background.scripts[0];
      const icons = Object.values<string>(manifest.icons);
      const named = [background, manifest.action.default_popup, ...icons, 'porthole_bg.wasm'];
      for (const file of named) assert.ok(existsSync(join(folder, file)), `${file} is missing`);
    });

    it(`for ${browser}: at most 350 KB`, async () => {
      const { length } = await readFile(packed[browser]);
      assert.ok(length <= sizeLimit, `${length} bytes`);
    });
  }

  it('have the same bytes when packed again', async () => {
    const again = await archives(join(packed.folder, 'again'));
    for (const [at, path] of [packed.chromium, packed.firefox, packed.sources].entries()) {
      assert.deepEqual(await readFile(path), await readFile(again[at] ?? ''), path);
    }
  });

  it('hold nothing of the machine that built them', async () => {
    for (const browser of ['chromium', 'firefox']) {
      const folder = join(packed.folder, browser);
      for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!file.isFile()) continue;
        const content = await readFile(join(file.parentPath, file.name), 'latin1');
        assert.ok(!content.includes(root), `${file.name} holds the path of the checkout`);
      }
    }
  });

  it('have the same bytes when built from the source archive, in another folder', async () => {
    const folder = join(packed.folder, 'from-sources');
    unzip(packed.sources, folder);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    // Kept between runs, so that what isn't ours is compiled once.
    const target = join(cacheFolder(), 'package-target');
    mkdirSync(target, { recursive: true });
    symlinkSync(target, join(folder, 'target'));
    execFileSync(process.execPath, ['scripts/run.mjs', 'package'], { cwd: folder });
    for (const path of [packed.chromium, packed.firefox]) {
      const rebuilt = join(folder, 'dist', basename(path));
      assert.deepEqual(await readFile(rebuilt), await readFile(path), basename(path));
    }
  });
});
