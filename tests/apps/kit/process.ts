import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from '../app.ts';

export interface Command {
  command: string;
  args: readonly string[];
  cwd: string;
  env?: Record<string, string>;
}

const startTimeout = 90_000;
const stopTimeout = 5_000;
const keptLength = 2_000;

interface Child {
  process: ChildProcess;
  exited: Promise<string>;
  isOver(): boolean;
  output(): string;
}

// Beside the program a watcher holds our pipe: when that closes because this process died, in
// whatever way, the whole group is killed.
const watched = '{ cat <&3; kill -KILL 0; } >/dev/null 2>&1 & exec "$@" 3<&-';

/** In a group of its own, so that what it starts in turn ends with it. */
function spawnGroup({ command, args, cwd, env }: Command): Child {
  const child = spawn('/bin/sh', ['-c', watched, 'app', command, ...args], {
    cwd,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let first = '';
  let last = '';
  let over = false;
  const keep = (chunk: Buffer) => {
    if (first.length < keptLength) first += chunk;
    else last = (last + chunk).slice(-keptLength);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`exit ${code ?? signal}`));
  });
  void exited.then(() => {
    over = true;
  });
  return {
    process: child,
    exited,
    isOver: () => over,
    output: () => [first, last].filter(Boolean).join('\n…\n'),
  };
}

function signalGroup(child: Child, signal: NodeJS.Signals): void {
  const { pid } = child.process;
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

function describe(command: Command): string {
  return `${command.command} ${command.args.join(' ')}`;
}

/** Runs a step to its end; its output is in the error if it fails. */
export async function run(command: Command): Promise<void> {
  const child = spawnGroup(command);
  const result = await child.exited;
  signalGroup(child, 'SIGKILL');
  if (result !== 'exit 0') throw new Error(`${describe(command)}: ${result}\n${child.output()}`);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no free port on 127.0.0.1');
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function untilReady(child: Child, url: string, what: string): Promise<void> {
  const deadline = Date.now() + startTimeout;
  while (Date.now() < deadline) {
    if (child.isOver())
      throw new Error(`${what} ended early: ${await child.exited}\n${child.output()}`);
    if (await answers(url)) return;
    await pause(50);
  }
  throw new Error(`${what} did not answer at ${url} within ${startTimeout} ms\n${child.output()}`);
}

async function end(child: Child): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const slow = pause(stopTimeout, 'slow', { ref: false });
  await Promise.race([child.exited, slow]);
  signalGroup(child, 'SIGKILL');
  await child.exited;
}

export interface Server {
  /** What to start, given its port and an empty folder that goes away with it. */
  command(port: number, folder: string): Command | Promise<Command>;
  /** Path that answers 2xx once the server is up. */
  ready?: string;
}

export async function serve({ command, ready = '/' }: Server): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'porthole-app-'));
  const port = await freePort();
  const spec = await command(port, folder);
  const child = spawnGroup(spec);
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(child, `http://127.0.0.1:${port}${ready}`, describe(spec));
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop };
}
