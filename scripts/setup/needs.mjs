import { npmPackages } from './npm.mjs';
import { linker, rust, rustTools, wasmTargets } from './rust.mjs';
import {
  chromium,
  firefox,
  firefoxInJapanese,
  go,
  japanese,
  java,
  maven,
  node,
  python,
} from './tools.mjs';

const building = [node, rust, linker, wasmTargets, npmPackages];

/** What each command needs: nobody has to install Java to see the demo. */
const needs = {
  start: (args) => [
    ...building,
    args.some((arg) => arg.endsWith('firefox')) ? firefox : chromium,
    ...(args.some((arg) => arg.startsWith('--url')) ? [] : [go]),
  ],
  test: () => [
    ...building,
    rustTools,
    ...[go, python, java, maven],
    ...[chromium, firefox, firefoxInJapanese, japanese],
  ],
  build: () => building,
  package: () => building,
};

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {import('./index.mjs').Need[] | null} null for a command that doesn't exist
 */
export function needsOf(command, args) {
  if (command === 'setup') return needs.test(args);
  return Object.hasOwn(needs, command) ? needs[command](args) : null;
}
