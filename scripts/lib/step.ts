import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** To stderr, so that a command's results alone are on stdout. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export const secondsSince = (start: number) => `${((Date.now() - start) / 1000).toFixed(1)} s`;

/** Program of an npm package. */
export const bin = (name: string) => join(root, 'node_modules/.bin', name);

const reminder = 10_000;
const kept = 8_000;

/** Runs a step that is silent while it goes well: a line at its start, every ten seconds, and at its end. */
export function step(title: string, command: string, ...args: string[]): Promise<void> {
  const start = Date.now();
  say(`${title} …`);
  const timer = setInterval(() => say(`${title}: ${secondsSince(start)}`), reminder);
  return new Promise<void>((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk).slice(-kept);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${title} ended with ${code ?? signal}:\n${output.trim()}`));
    });
  })
    .then(() => say(`${title}: done after ${secondsSince(start)}`))
    .finally(() => clearInterval(timer));
}
