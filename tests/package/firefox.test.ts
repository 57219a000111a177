/**
 * Installed and updated from the archive as the README says, in a clean profile of Firefox: it starts,
 * and its popup explains itself. The network layer for Firefox is a later issue.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { version } from '../../scripts/package/archives.ts';
import { Firefox } from './firefox.ts';
import { type Packed, pack, unzipAs } from './packed.ts';

interface Policy {
  active: boolean;
  version: string;
  host: string;
}

describe('installed from the archive in Firefox', () => {
  let packed: Packed;
  let firefox: Firefox;

  before(async () => {
    packed = await pack();
    firefox = await Firefox.open();
  });
  after(async () => {
    await firefox?.close();
    await packed.remove();
  });

  const policyOf = (id: string) =>
    firefox.browser(`const policy = WebExtensionPolicy.getByID(${JSON.stringify(id)});
      const { active, mozExtensionHostname: host, extension } = policy;
      return { active, host, version: extension.version };`) as Promise<Policy>;

  async function showPopup({ host }: Policy): Promise<void> {
    await firefox.go(`moz-extension://${host}/popup.html`);
    const explains = `return document.body.innerText.includes("This page isn't proxied")`;
    await firefox.until("the popup's explanation", explains);
  }

  it('starts, and its popup explains itself', async () => {
    const policy = await policyOf(await firefox.install(packed.firefox));
    assert.equal(policy.active, true);
    assert.equal(policy.version, await version());
    await showPopup(policy);
  });

  it('is replaced by a newer version that is installed over it', async () => {
    const folder = join(packed.folder, 'newer');
    await unzipAs('99.1', packed.firefox, folder);
    const policy = await policyOf(await firefox.install(folder));
    assert.equal(policy.active, true);
    assert.equal(policy.version, '99.1');
    await showPopup(policy);
  });
});
