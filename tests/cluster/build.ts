import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, fingerprint } from './cache.ts';
import { unpackEtcd } from './etcd-package.ts';
import { withLock } from './lock.ts';
import { Progress, say } from './progress.ts';
import { run } from './run.ts';

export type Buildable = 'standin' | 'apiserver';

interface Recipe {
  packages: string[];
  ldflags: string;
  label: string;
}

const kubernetes = kubernetesVersion();
const versionPackage = 'k8s.io/component-base/version';

/** The compiler is a Go program itself, and a tenth of its time goes into collecting garbage that memory has room for. */
const lessCollecting = { GOGC: '800', GOMEMLIMIT: '2GiB' };

const recipes: Record<Buildable, Recipe> = {
  standin: {
    packages: ['.'],
    ldflags: '-s -w',
    label: 'building the stand-in (about a minute, once)',
  },
  apiserver: {
    packages: ['k8s.io/kubernetes/cmd/kube-apiserver', 'k8s.io/kubernetes/cmd/kubectl'],
    // Without these the programs call themselves v0.0.0.
    ldflags: [
      '-s -w',
      `-X ${versionPackage}.gitVersion=${kubernetes.version}`,
      `-X ${versionPackage}.gitMajor=${kubernetes.major}`,
      `-X ${versionPackage}.gitMinor=${kubernetes.minor}`,
    ].join(' '),
    label: `building kube-apiserver and kubectl ${kubernetes.version} (about 5 minutes on two cores, once)`,
  },
};

function kubernetesVersion(): { version: string; major: string; minor: string } {
  const module = readFileSync(new URL('apiserver/go.mod', import.meta.url), 'utf8');
  const found = module.match(/k8s\.io\/kubernetes (v(\d+)\.(\d+)\.\d+)/);
  if (!found)
    throw new Error('tests/cluster/apiserver/go.mod requires no version of k8s.io/kubernetes');
  const [, version = '', major = '', minor = ''] = found;
  return { version, major, minor };
}

/**
 * Resolves to the folder that holds the programs: `standin`, or `kube-apiserver`, `kubectl` and `etcd`.
 * Builds them on first use; the result is kept as long as the Go module doesn't change.
 */
export async function ensureBuilt(which: Buildable): Promise<string> {
  const recipe = recipes[which];
  const source = fileURLToPath(new URL(which, import.meta.url));
  const key = fingerprint(source, ...recipe.packages, recipe.ldflags);
  const folder = join(cacheFolder(), `${which}-${key}`);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  await withLock(`${folder}.lock`, sayOnce(`${which} is being built`), async () => {
    if (!existsSync(folder)) await buildInto(folder, source, recipe, which);
  });
  return folder;
}

function sayOnce(what: string): (owner: number) => void {
  let said = false;
  return (owner) => {
    if (!said) say(`${what} by process ${owner}, waiting for it`);
    said = true;
  };
}

/** Builds aside and renames at the end, so that an interrupted build leaves nothing half done. */
async function buildInto(folder: string, source: string, recipe: Recipe, which: Buildable) {
  const aside = await mkdtemp(`${folder}.building-`);
  const progress = new Progress(recipe.label, 'packages compiled');
  try {
    if (which === 'apiserver') await unpackEtcd(aside);
    await run('nice', ['go', 'build', ...goFlags(recipe, aside)], {
      cwd: source,
      env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off', ...lessCollecting },
      onStderr: (text) => progress.count(compiledPackages(text)),
      missing: 'install Go 1.26 or newer (https://go.dev/dl/) and put it on PATH',
    });
    await rename(aside, folder);
    progress.done();
  } catch (error) {
    progress.failed();
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

function goFlags(recipe: Recipe, output: string): string[] {
  // -p 2: linking takes gigabytes, so more at once would hurt small machines.
  const flags = ['-v', '-p', '2', '-trimpath', '-buildvcs=false', '-ldflags', recipe.ldflags];
  // What `-w` leaves out of the program need not be made for each package: a sixth of the time.
  const compiler = ['-gcflags', 'all=-dwarf=false'];
  return [...flags, ...compiler, '-o', `${output}/`, ...recipe.packages];
}

function compiledPackages(goOutput: string): number {
  return goOutput.split('\n').filter((line) => /^[\w.]+(\/|$)/.test(line)).length;
}
