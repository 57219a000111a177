/** The extension in a Firefox, asked from the browser's own side. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '../worker.ts';
import { askFirefox } from './ask.ts';
import type { Wire } from './wire.ts';

interface Manifest {
  readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
}

export class AddOn {
  private constructor(
    private readonly wire: Wire,
    private readonly id: string,
    private readonly path: string,
    /** Where its archive is to be, if it is to be there in the browser's next life too. */
    private readonly archive: string | undefined,
  ) {}

  /** Of this browser session, as a developer's, or in the profile for good. */
  static async of(wire: Wire, path: string, profile?: string): Promise<AddOn> {
    const manifest = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8')) as Manifest;
    const id = manifest.browser_specific_settings?.gecko?.id;
    if (!id) throw new Error(`the extension in ${path} isn't Firefox's: its manifest has no id`);
    const addOn = new AddOn(wire, id, path, profile && join(profile, `${id}.xpi`));
    if (!(await addOn.isThere())) await addOn.install();
    return addOn;
  }

  /** Where its pages are: Firefox makes it up for each profile. */
  async host(): Promise<string> {
    return String(await askFirefox(this.wire, `${this.policy}.mozExtensionHostname`));
  }

  /** Asks Firefox itself; `it` is the extension. */
  ask(expression: string): Promise<unknown> {
    return askFirefox(this.wire, `(async (it) => ${expression})(${this.policy}.extension)`);
  }

  /** Its background runs, and its scripts are registered, if it has the means to. */
  async started(): Promise<void> {
    const registers = await this.ask(`it.hasPermission('scripting')`);
    const condition = registers ? 'it.registeredContentScripts.size > 0' : 'true';
    const asked = `it.backgroundState === 'running' && ${condition}`;
    await waitFor('the start of the extension', async () => (await this.ask(asked)) === true);
  }

  async stopBackground(): Promise<void> {
    await this.ask('it.terminateBackground()');
  }

  /** By what hears of it from the browser. */
  async tellIdle(state: string): Promise<void> {
    const module = `ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')`;
    const inside = `${module}.ExtensionParent.apiManager.global`;
    const observer = `Cu.evalInSandbox('getIdleObserver', ${inside})(it)`;
    await this.ask(`${observer}.observe(null, ${JSON.stringify(state)})`);
  }

  /** Over what is there of it, as an update does. */
  async install(): Promise<void> {
    const { path, archive } = this;
    if (archive === undefined) {
      await this.wire.ask('webExtension.install', { extensionData: { type: 'path', path } });
      return;
    }
    const failure = await askFirefox(this.wire, `(${installArchive})(${literals(path, archive)})`);
    if (failure) throw new Error(`Firefox doesn't take the extension in ${path}: ${failure}`);
  }

  async setEnabled(on: boolean): Promise<void> {
    await askFirefox(this.wire, `(${switchAddOn})(${literals(this.id, on)})`);
  }

  async allowHosts(on: boolean): Promise<void> {
    await askFirefox(this.wire, `(${giveHosts})(${literals(this.id, on)})`);
  }

  async allowPrivateWindows(): Promise<void> {
    await askFirefox(this.wire, `(${allowAddOn})(${literals(this.id)})`);
    await this.started();
  }

  private async isThere(): Promise<boolean> {
    return (await askFirefox(this.wire, `${this.policy} !== null`)) === true;
  }

  private get policy(): string {
    return `WebExtensionPolicy.getByID(${JSON.stringify(this.id)})`;
  }
}

function literals(...values: unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join();
}

/** Runs in Firefox: from an archive, which alone can be installed for good. */
const installArchive = `async (folder, archive) => {
  const file = (path) => {
    const one = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
    one.initWithPath(path);
    return one;
  };
  const [WRITE, CREATE, TRUNCATE] = [0x02, 0x08, 0x20];
  const zip = Cc['@mozilla.org/zipwriter;1'].createInstance(Ci.nsIZipWriter);
  zip.open(file(archive), WRITE | CREATE | TRUNCATE);
  const add = (from, under) => {
    for (const each of from.directoryEntries) {
      if (each.isDirectory()) add(each, under + each.leafName + '/');
      else zip.addEntryFile(under + each.leafName, zip.COMPRESSION_NONE, each, false);
    }
  };
  add(file(folder), '');
  zip.close();
  const path = 'resource://gre/modules/AddonManager.sys.mjs';
  const { AddonManager } = ChromeUtils.importESModule(path);
  const install = await AddonManager.getInstallForFile(file(archive));
  await install.install();
  return install.error;
}`;

/** Runs in Firefox. */
const switchAddOn = `async (id, on) => {
  const path = 'resource://gre/modules/AddonManager.sys.mjs';
  const addOn = await ChromeUtils.importESModule(path).AddonManager.getAddonByID(id);
  await (on ? addOn.enable() : addOn.disable());
}`;

/** Runs in Firefox. */
const giveHosts = `async (id, on) => {
  const path = 'resource://gre/modules/ExtensionPermissions.sys.mjs';
  const { ExtensionPermissions } = ChromeUtils.importESModule(path);
  const { extension } = WebExtensionPolicy.getByID(id);
  const hosts = { permissions: [], origins: extension.manifest.host_permissions };
  await ExtensionPermissions[on ? 'add' : 'remove'](id, hosts, extension);
}`;

/** Runs in Firefox. */
const allowAddOn = `async (id) => {
  const own = (name) => ChromeUtils.importESModule('resource://gre/modules/' + name + '.sys.mjs')[name];
  const more = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
  await own('ExtensionPermissions').add(id, more);
  await (await own('AddonManager').getAddonByID(id)).reload();
}`;
