// `npm start`, `npm test`, … come in here, right after `git clone`: plain JavaScript without packages,
// which sets up what the command needs and hands over to its TypeScript.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup/index.mjs';
import { needsOf } from './setup/needs.mjs';

const [command = '', ...args] = process.argv.slice(2);

function handOver() {
  const script = fileURLToPath(new URL(`${command}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: 'inherit' });
  // A terminal's Ctrl-C reaches the child by itself; a signal from elsewhere has to be passed on.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal) console.error(`npm ${command} was ended by ${signal}`);
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

const needs = needsOf(command, args);
if (!needs) {
  console.error(`scripts/run.mjs knows no "${command}": say start, test, build, package or setup`);
  process.exitCode = 2;
} else if (!(await setUp(needs))) {
  process.exitCode = 1;
} else if (command !== 'setup') {
  handOver();
}
