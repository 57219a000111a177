import { chmod, copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';

const missing = 'the real test cluster takes etcd from a Debian package: use Debian 12 or newer';

/** Puts Debian's etcd into the folder without installing the package: no service starts. */
export async function unpackEtcd(folder: string): Promise<void> {
  const work = await mkdtemp(join(folder, 'etcd-package-'));
  try {
    await download(work);
    const archive = (await readdir(work)).find((name) => name.endsWith('.deb'));
    if (!archive) throw new Error('apt-get download etcd-server left no package behind');
    await run('dpkg-deb', ['-x', join(work, archive), work], { missing });
    await copyFile(join(work, 'usr/bin/etcd'), join(folder, 'etcd'));
    await chmod(join(folder, 'etcd'), 0o755);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function download(folder: string): Promise<void> {
  const fetchPackage = () => run('apt-get', ['download', 'etcd-server'], { cwd: folder, missing });
  try {
    await fetchPackage();
  } catch {
    // On a new machine apt has no lists yet.
    await run('apt-get', ['update'], { missing });
    await fetchPackage();
  }
}
