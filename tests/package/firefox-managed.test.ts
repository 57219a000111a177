/** What an administrator rolls out in Firefox: by a native manifest, as docs/managed.md says, in a home of its own. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Firefox } from './firefox.ts';
import { type Packed, pack } from './packed.ts';

const ID = 'porthole@porthole.invalid';

const manifest = {
  name: ID,
  description: 'clusters',
  type: 'storage',
  data: {
    clusters: [
      { name: 'Team', url: 'http://127.0.0.1:9' },
      { name: 5, url: 'x:y' },
    ],
  },
};

describe('what is rolled out in Firefox', () => {
  let packed: Packed;
  let home: string;
  let firefox: Firefox;
  before(async () => {
    packed = await pack();
    home = await mkdtemp(join(tmpdir(), 'porthole-home-'));
    const folder = join(home, '.mozilla/managed-storage');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${ID}.json`), JSON.stringify(manifest));
    firefox = await Firefox.open(home);
  });
  after(async () => {
    await firefox?.close();
    await packed?.remove();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });

  it('is in the settings, and so is what can’t be used of it', async () => {
    assert.equal(await firefox.install(packed.firefox), ID);
    const host = await firefox.browser(
      `return WebExtensionPolicy.getByID(${JSON.stringify(ID)}).mozExtensionHostname`,
    );
    await firefox.go(`moz-extension://${host}/options.html`);
    const shows = (text: string) =>
      `return document.body.innerText.includes(${JSON.stringify(text)})`;
    await firefox.until('the managed cluster', shows('Team'));
    await firefox.until('whose it is', shows('Set by your organisation'));
    await firefox.until('what is left out', shows('clusters[1].url'));
  });
});
