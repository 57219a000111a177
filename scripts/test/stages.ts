import { basename } from 'node:path';
import { type Browser, buildAll } from '../build/build.ts';
import { filesBelow } from '../build/files.ts';
import { bin } from '../lib/step.ts';
import { notInFirefox } from './firefox.ts';

export interface Task {
  title: string;
  /** Either a program and its arguments, or work of our own. */
  command?: readonly string[];
  /** What the program's environment has besides. */
  env?: Readonly<Record<string, string>>;
  work?: () => Promise<void>;
}

export interface Stage {
  name: string;
  title: string;
  /** Needs the core and the extension built for these. */
  built: readonly Browser[];
  /** Needs the API server that is built in the background. */
  cluster: boolean;
  /** Stopped after so many minutes: something hangs. */
  minutes: number;
  tasks(): Promise<Task[]>;
}

const program = (title: string, ...command: string[]): Task => ({ title, command });

const cargo = (...args: string[]) => program(`cargo ${args.join(' ')}`, 'cargo', ...args);

const strict = ['--', '-D', 'warnings'];
const wasm = ['--target', 'wasm32-unknown-unknown'];

interface Suite {
  folder: string;
  /** How many files run at once. */
  lanes?: number;
  skip?: readonly string[];
}

/** Every test file below a folder, by Node's test runner. */
async function suite({ folder, lanes = 1, skip = [] }: Suite): Promise<Task[]> {
  const files = (await filesBelow(folder, skip)).filter((file) => file.endsWith('.test.ts'));
  if (files.length === 0) throw new Error(`there is no *.test.ts in ${folder}`);
  const flags = ['--import', 'tsx', '--test', '--test-reporter=spec'];
  const node = basename(process.execPath) === 'node' ? 'node' : process.execPath;
  return [program(folder, node, ...flags, `--test-concurrency=${lanes}`, ...files)];
}

async function inFirefox(those: Suite): Promise<Task[]> {
  const env = { PORTHOLE_BROWSER: 'firefox' };
  return (await suite(those)).map((task) => ({ ...task, env }));
}

const quick = { built: [] as const, cluster: false, minutes: 10 };
const onBuilt = { ...quick, built: ['chromium'] as const };

export const stages: readonly Stage[] = [
  {
    ...quick,
    name: 'format',
    title: 'Format and lint',
    tasks: async () => [program('biome check', bin('biome'), 'check'), cargo('fmt', '--check')],
  },
  {
    ...quick,
    name: 'rust',
    title: 'Rust: lint, then unit, property and documentation tests',
    minutes: 20,
    tasks: async () => [
      cargo('clippy', '--quiet', '--locked', '--workspace', '--all-targets', ...strict),
      cargo(
        'clippy',
        '--quiet',
        '--locked',
        '-p',
        'porthole',
        '-p',
        'porthole-desk',
        '-p',
        'porthole-finder',
        ...wasm,
        ...strict,
      ),
      cargo('test', '--quiet', '--locked', '--workspace'),
    ],
  },
  {
    ...quick,
    name: 'build',
    title: 'Build: the core, then the extension for both browsers',
    minutes: 20,
    tasks: async () => [{ title: 'npm run build', work: buildAll }],
  },
  {
    ...onBuilt,
    name: 'types',
    title: 'Types',
    tasks: async () => [program('tsc', bin('tsc'))],
  },
  {
    ...onBuilt,
    name: 'core',
    title: 'Core and desk in Node, on the shared vectors',
    tasks: () => suite({ folder: 'tests/core' }),
  },
  {
    ...quick,
    name: 'fuzz',
    title: 'Parsing and rewriting, on texts that a fuzzer makes up for 20 seconds',
    minutes: 15,
    tasks: async () => [cargo('xtask', 'fuzz', '20')],
  },
  {
    ...onBuilt,
    name: 'page',
    title: "The page layer's and the network layer's parts in Node",
    tasks: async () => [
      ...(await suite({ folder: 'tests/page' })),
      ...(await suite({ folder: 'tests/network' })),
    ],
  },
  {
    ...onBuilt,
    name: 'harness',
    title: 'The browser that tests drive',
    tasks: () => suite({ folder: 'tests/harness' }),
  },
  {
    ...onBuilt,
    name: 'popup',
    title: 'What people see',
    tasks: () => suite({ folder: 'tests/browser/popup' }),
  },
  {
    ...onBuilt,
    name: 'browser',
    title: 'The extension in Chromium, a spec for each promise',
    minutes: 45,
    tasks: () => suite({ folder: 'tests/browser', skip: ['tests/browser/popup'] }),
  },
  {
    ...onBuilt,
    name: 'firefox',
    built: ['firefox'],
    title: 'The extension in Firefox: the same specs, and the same attacks',
    cluster: true,
    minutes: 45,
    tasks: async () => [
      ...(await inFirefox({ folder: 'tests/browser', skip: notInFirefox('tests/browser') })),
      ...(await inFirefox({ folder: 'tests/security', skip: notInFirefox('tests/security') })),
    ],
  },
  {
    ...onBuilt,
    name: 'package',
    title: 'The packages: contents, size, same bytes again, installed and updated',
    minutes: 15,
    tasks: () => suite({ folder: 'tests/package' }),
  },
  {
    ...quick,
    name: 'cluster',
    title: 'The test clusters, and the stand-in held to the real API server',
    cluster: true,
    minutes: 15,
    tasks: () => suite({ folder: 'tests/cluster' }),
  },
  {
    ...onBuilt,
    name: 'security',
    title: 'Attacks on a signed-in user, judged by the audit log of a real API server',
    cluster: true,
    minutes: 15,
    tasks: () => suite({ folder: 'tests/security' }),
  },
  {
    ...onBuilt,
    name: 'discovery',
    title: 'What runs in a real cluster, as kubectl and the popup list it',
    cluster: true,
    tasks: () => suite({ folder: 'tests/discovery' }),
  },
  {
    ...onBuilt,
    name: 'apps',
    built: ['chromium', 'firefox'],
    title: 'Real web UIs, in every way in and both browsers',
    cluster: true,
    minutes: 40,
    tasks: () => suite({ folder: 'tests/apps' }),
  },
];
