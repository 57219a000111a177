import { access } from 'node:fs/promises';
import { byHand } from './debian.mjs';
import { ask, onPath, run } from './process.mjs';
import { complaint } from './version.mjs';

const least = '1.90';
const targets = ['wasm32-unknown-unknown', 'wasm32v1-none'];
const components = ['rustfmt', 'clippy'];

/** @type {import('./index.mjs').Need} */
export const rust = {
  name: 'Rust',
  missing: async () => complaint('Rust', least, await ask('cargo', ['--version'])),
  advice:
    'install it with rustup (https://rustup.rs), or run `rustup update stable` if you have it',
};

/** @type {import('./index.mjs').Need} */
export const linker = {
  name: 'a C linker, which Rust uses',
  missing: async () => ((await onPath('cc')) ? null : 'a C linker (cc) is missing'),
  packages: ['gcc', 'libc6-dev'],
  advice: byHand(['gcc', 'libc6-dev']),
};

async function hasTarget(target) {
  const folder = await ask('rustc', ['--print', 'target-libdir', '--target', target]);
  if (folder === null) return false;
  return access(folder).then(
    () => true,
    () => false,
  );
}

/** @type {import('./index.mjs').Need} */
export const wasmTargets = {
  name: `Rust's targets ${targets.join(' and ')}`,
  within: rust,
  missing: async () => {
    const found = await Promise.all(targets.map(hasTarget));
    const lacking = targets.filter((_, at) => !found[at]);
    return lacking.length ? `Rust can't compile for ${lacking.join(' and ')} yet` : null;
  },
  install: () => run('rustup', ['target', 'add', ...targets]),
  advice: `run \`rustup target add ${targets.join(' ')}\` (Rust from elsewhere than rustup may lack them)`,
};

/** @type {import('./index.mjs').Need} */
export const rustTools = {
  name: `Rust's ${components.join(' and ')}`,
  within: rust,
  missing: async () => {
    const [format, lint] = await Promise.all(
      ['fmt', 'clippy'].map((name) => ask('cargo', [name, '--version'])),
    );
    return format && lint ? null : 'cargo fmt or cargo clippy is missing';
  },
  install: () => run('rustup', ['component', 'add', ...components]),
  advice: `run \`rustup component add ${components.join(' ')}\``,
};
