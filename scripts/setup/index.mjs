import { installPackages } from './debian.mjs';

/**
 * Something that has to be there.
 *
 * @typedef {object} Need
 * @property {string} name what people call it
 * @property {() => Promise<string | null>} missing what is wrong, or null when it is there
 * @property {Need} [within] what has to be there first
 * @property {string[]} [packages] Debian's packages that bring it
 * @property {() => Promise<unknown>} [install] another way to bring it
 * @property {string} advice what a person can do, as the end of a sentence
 */

const say = (line) => process.stderr.write(`set-up: ${line}\n`);

/** Those of the needs that aren't met, with what is wrong; not what fails only since something else does. */
async function unmet(needs) {
  const found = await Promise.all(needs.map(async (need) => [need, await need.missing()]));
  const lacking = found.filter(([, wrong]) => wrong !== null);
  const absent = new Set(lacking.map(([need]) => need));
  return lacking.filter(([{ within }]) => !absent.has(within));
}

async function bring(needs) {
  const packages = needs.flatMap((need) => need.packages ?? []);
  if (packages.length) await installPackages([...new Set(packages)], say);
  for (const need of needs) {
    if (!need.install) continue;
    say(`installing ${need.name} …`);
    await need.install().catch((error) => say(error.message));
  }
}

/**
 * Brings what is missing and can be brought; says in a line each what can't.
 *
 * @param {Need[]} needs
 * @returns {Promise<boolean>} whether everything is there
 */
export async function setUp(needs) {
  const before = await unmet(needs);
  if (before.length === 0) return true;
  await bring(before.map(([need]) => need));
  const after = await unmet(before.map(([need]) => need));
  for (const [need, wrong] of after) say(`${wrong}: ${need.advice}`);
  return after.length === 0;
}
