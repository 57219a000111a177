import { spawn } from 'node:child_process';
import { root, say } from '../lib/step.ts';
import { type Count, countIn, nothing, sum } from './count.ts';
import type { Stage, Task } from './stages.ts';

const killers = new Set<() => void>();

/** Ends the programs that run now. */
export function killAll(): void {
  for (const kill of killers) kill();
}

interface Ended {
  succeeded: boolean;
  output: string;
}

/** Runs a program in a group of its own, so that what it started ends with it; shows and keeps its output. */
function watch(
  [name = '', ...args]: readonly string[],
  more: Readonly<Record<string, string>>,
  deadline: number,
): Promise<Ended> {
  return new Promise((resolve) => {
    const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const env = { ...process.env, ...colours, ...more };
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    const child = spawn(name, args, { cwd: root, env, detached: true, stdio: [...stdio] });
    let output = '';
    const kill = () => {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // The group has ended already.
      }
    };
    killers.add(kill);
    const late = setTimeout(() => {
      output += 'stopped: it took too long\n';
      kill();
    }, deadline - Date.now());
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        to.write(text);
      });
    }
    const end = (succeeded: boolean) => {
      clearTimeout(late);
      kill();
      killers.delete(kill);
      resolve({ succeeded, output });
    };
    child.on('error', ({ message }) => {
      say(message);
      end(false);
    });
    child.on('exit', (code) => {
      if (code !== 0 && Date.now() >= deadline) say(`${name}: stopped, it took too long`);
    });
    child.on('close', (code) => end(code === 0));
  });
}

async function runTask({ title, command, env = {}, work }: Task, deadline: number): Promise<Count> {
  say(`\n— ${title}`);
  if (command) {
    const { succeeded, output } = await watch(command, env, deadline);
    return countIn(output, succeeded);
  }
  try {
    await work?.();
    return { passed: 1, failed: 0 };
  } catch (error) {
    say((error as Error).message);
    return { passed: 0, failed: 1 };
  }
}

/** Runs the tasks of a stage up to the first that fails. */
export async function runStage(stage: Stage): Promise<Count> {
  const deadline = Date.now() + stage.minutes * 60_000;
  const counts: Count[] = [nothing];
  for (const task of await stage.tasks()) {
    const count = await runTask(task, deadline);
    counts.push(count);
    if (count.failed > 0) break;
  }
  return sum(counts);
}
