import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.ts';
import { run } from './run.ts';
import { scratchFolder } from './scratch.ts';

export interface Certificate {
  cert: Buffer;
  key: Buffer;
  /** The throw-away authority that signed it. */
  ca: Buffer;
}

/** A certificate for localhost and 127.0.0.1, for backends that serve https. */
export async function throwAwayCertificate(): Promise<Certificate> {
  const folder = await ensureBuilt('standin');
  const scratch = scratchFolder();
  const flags = [`--tls-dir=${scratch.path}`, '--only-certificate'];
  try {
    await run(join(folder, 'standin'), flags, { missing: `build it again: remove ${folder}` });
    const read = (name: string) => readFileSync(join(scratch.path, name));
    return { cert: read('tls.crt'), key: read('tls.key'), ca: read('ca.crt') };
  } finally {
    scratch.remove();
  }
}
