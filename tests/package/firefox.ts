import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Marionette } from './marionette.ts';

const program = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';
const startTime = 60_000;

/** Any free port, which Firefox writes into its profile; and nothing asked of the network. */
const preferences = `
user_pref("marionette.port", 0);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
`;

async function portOf(profile: string, child: ChildProcess): Promise<number> {
  const deadline = Date.now() + startTime;
  while (Date.now() < deadline && child.exitCode === null) {
    const text = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
    if (text) return Number(text);
    await pause(50);
  }
  throw new Error(`${program} did not start within ${startTime} ms`);
}

/** A Firefox in a clean profile, without a window. */
export class Firefox {
  private constructor(
    private readonly child: ChildProcess,
    private readonly profile: string,
    private readonly marionette: Marionette,
  ) {}

  /** In another home than the user's own, if one is given. */
  static async open(home?: string): Promise<Firefox> {
    const profile = await mkdtemp(join(tmpdir(), 'porthole-firefox-'));
    await writeFile(join(profile, 'user.js'), preferences);
    const flags = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote'];
    const child = spawn(program, [...flags, '--profile', profile], {
      stdio: 'ignore',
      env: { ...process.env, ...(home && { HOME: home }) },
    });
    try {
      const marionette = await Marionette.open(await portOf(profile, child));
      return new Firefox(child, profile, marionette);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  /** As about:debugging's "Load Temporary Add-on" does. */
  async install(path: string): Promise<string> {
    // Replacing an extension closes its tabs, and Firefox ends with the last one.
    await this.go('about:blank');
    return String(await this.value('Addon:Install', { path, temporary: true }));
  }

  async go(url: string): Promise<void> {
    await this.marionette.send('WebDriver:Navigate', { url });
  }

  /** Asks the page that is shown. */
  page(script: string): Promise<unknown> {
    return this.value('WebDriver:ExecuteScript', { script, args: [] });
  }

  /** Asks Firefox itself. */
  async browser(script: string): Promise<unknown> {
    await this.marionette.send('Marionette:SetContext', { value: 'chrome' });
    try {
      return await this.page(script);
    } finally {
      await this.marionette.send('Marionette:SetContext', { value: 'content' });
    }
  }

  async until(what: string, script: string): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!(await this.page(script))) {
      if (Date.now() > deadline) {
        throw new Error(
          `${what} didn't happen: ${await this.page('return document.body.innerText')}`,
        );
      }
      await pause(50);
    }
  }

  async close(): Promise<void> {
    this.marionette.close();
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private async value(command: string, parameters: object): Promise<unknown> {
    return ((await this.marionette.send(command, parameters)) as { value: unknown }).value;
  }
}
