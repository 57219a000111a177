import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Outside the checkout, so that a new clone finds what an old one built. */
export function cacheFolder(): string {
  const { PORTHOLE_CACHE, XDG_CACHE_HOME } = process.env;
  return PORTHOLE_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'porthole');
}

/** Changes with the name or content of any file directly in the folder, and with the given extras. */
export function fingerprint(folder: string, ...extras: string[]): string {
  const hash = createHash('sha256');
  for (const extra of [process.platform, process.arch, ...extras]) hash.update(`${extra}\0`);
  for (const name of readdirSync(folder).sort()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(folder, name)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
