import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, say } from '../lib/step.ts';

const reminder = 10_000;

export interface Background {
  /** Waits for the end, telling now and then how far it is. */
  wait(): Promise<void>;
  kill(): void;
}

/**
 * Starts to build what takes minutes, at a low priority. Its failure isn't told: the stage that needs
 * the thing then builds it itself and says what is wrong.
 */
export function prebuild(): Background {
  const script = join(import.meta.dirname, 'prebuild.ts');
  const args = ['-n', '10', process.execPath, '--import', 'tsx', script];
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  const child = spawn('nice', args, { cwd: root, detached: true, stdio: [...stdio] });
  let last = '';
  let over = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    last = text.trim().split('\n').at(-1) ?? last;
  });
  const ended = new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  }).then(() => {
    over = true;
  });
  return {
    async wait() {
      const tell = () => say(`waiting for what is built in the background: ${last}`);
      const timer = over ? undefined : setInterval(tell, reminder);
      await ended;
      clearInterval(timer);
    },
    kill() {
      if (over || !child.pid) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    },
  };
}
