/**
 * What an administrator rolls out to one extension. Chromium reads policies from a folder of the system and nowhere
 * else: a file of our own stands there as long as a spec runs, and speaks of this extension alone.
 */
import { createHash } from 'node:crypto';
import { rmdirSync, rmSync } from 'node:fs';
import { access, constants, mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const FOLDER = '/etc/chromium/policies/managed';

/** Why no policy can be written here, or `false`: what a spec's `skip` takes. */
export async function noPolicies(): Promise<string | false> {
  try {
    await mkdir(FOLDER, { recursive: true });
    await access(FOLDER, constants.W_OK);
    return false;
  } catch {
    return `${FOLDER} isn't writable`;
  } finally {
    tidy();
  }
}

function tidy(): void {
  for (const folder of [FOLDER, dirname(FOLDER)]) {
    try {
      rmdirSync(folder);
    } catch {
      // Not there, or somebody else's is in it.
    }
  }
}

export class Policy {
  private readonly end = () => this.remove();

  private constructor(
    private readonly id: string,
    private readonly file: string,
  ) {
    process.once('exit', this.end);
  }

  /** For the unpacked extension in this folder. */
  static async of(extension: string): Promise<Policy> {
    const id = idOf(await realpath(extension));
    return new Policy(id, join(FOLDER, `porthole-test-${id}.json`));
  }

  async write(content: object): Promise<void> {
    const policy = { '3rdparty': { extensions: { [this.id]: content } } };
    await mkdir(FOLDER, { recursive: true });
    await writeFile(this.file, JSON.stringify(policy));
  }

  remove(): void {
    process.off('exit', this.end);
    rmSync(this.file, { force: true });
    tidy();
  }
}

/** Chromium makes an unpacked extension's id of its path. */
function idOf(path: string): string {
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
