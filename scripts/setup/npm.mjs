import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from './process.mjs';

async function packagesOf(file) {
  try {
    return JSON.parse(await readFile(join(root, file), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** npm leaves a lock file of what it installed, with the same entries as the one of the checkout. */
async function isInstalled() {
  const [wanted, there] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map(packagesOf),
  );
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = there[path];
    if (!found) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

/** @type {import('./index.mjs').Need} */
export const npmPackages = {
  name: "npm's packages as locked",
  missing: async () => ((await isInstalled()) ? null : "npm's packages aren't as locked"),
  // Without install scripts: nothing that isn't in the lock file gets onto the machine.
  install: () =>
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']),
  advice: 'run `npm ci --ignore-scripts` and see what it says',
};
