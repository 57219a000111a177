/**
 * Whether a version is at least another one.
 *
 * @param {string} found for example `1.95.0`
 * @param {string} least for example `1.90`
 */
export function isAtLeast(found, least) {
  const have = found.split('.').map(Number);
  for (const [at, want] of least.split('.').map(Number).entries()) {
    const part = have[at] ?? 0;
    if (part !== want) return part > want;
  }
  return true;
}

/**
 * What is wrong with the version of a program, given what it prints about itself.
 *
 * @param {string} name
 * @param {string} least
 * @param {string | null} printed null where the program can't be run
 * @returns {string | null}
 */
export function complaint(name, least, printed) {
  const found = printed?.match(/\d+(\.\d+)+/)?.[0] ?? printed?.match(/\d+/)?.[0];
  if (found === undefined) return `${name} ${least} or newer is missing`;
  return isAtLeast(found, least) ? null : `${name} is ${found}, but ${least} or newer is needed`;
}
