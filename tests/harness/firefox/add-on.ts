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
    /** Where its pages are: Firefox makes it up for each profile. */
    readonly host: string,
  ) {}

  /** As about:debugging's "Load Temporary Add-on" does. */
  static async install(wire: Wire, path: string): Promise<AddOn> {
    const manifest = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8')) as Manifest;
    const id = manifest.browser_specific_settings?.gecko?.id;
    if (!id) throw new Error(`the extension in ${path} isn't Firefox's: its manifest has no id`);
    await wire.ask('webExtension.install', { extensionData: { type: 'path', path } });
    const policy = `WebExtensionPolicy.getByID(${JSON.stringify(id)})`;
    const host = await askFirefox(wire, `${policy}.mozExtensionHostname`);
    return new AddOn(wire, id, String(host));
  }

  /** Asks Firefox itself; `it` is the extension. */
  ask(expression: string): Promise<unknown> {
    const policy = `WebExtensionPolicy.getByID(${JSON.stringify(this.id)})`;
    return askFirefox(this.wire, `(async (it) => ${expression})(${policy}.extension)`);
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
}
