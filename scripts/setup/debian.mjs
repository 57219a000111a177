import { isProgram, run } from './process.mjs';

const aptGet = '/usr/bin/apt-get';

const asRoot = () => process.getuid?.() === 0;

/**
 * Installs Debian's packages, as root on Debian and its kin; elsewhere it does nothing.
 *
 * @param {string[]} packages
 * @param {(line: string) => void} say
 */
export async function installPackages(packages, say) {
  if (!asRoot() || !(await isProgram(aptGet))) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '--yes', '--no-install-recommends', ...packages];
  say(`installing Debian's ${packages.join(', ')} …`);
  try {
    await run(aptGet, ['update', '--quiet=2'], env);
    await run(aptGet, ['--quiet=2', ...install], env);
  } catch (error) {
    say(error.message);
  }
}

/**
 * How a person installs packages by hand.
 *
 * @param {string[]} packages
 */
export const byHand = (packages) => `on Debian run \`sudo apt-get install ${packages.join(' ')}\``;
