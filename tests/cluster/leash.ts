import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

// The shell holds our pipe; when it closes, on stop() or because this process died in whatever way,
// the program is killed. Killed, not asked: nothing that it holds outlives a test.
const script =
  'exec 3<&0; "$@" </dev/null 3<&- & child=$!; ' +
  '{ cat <&3; kill -KILL $child; } >/dev/null 2>&1 & exec 3<&-; wait $child';

export interface Leashed {
  /** Resolves to the first match in a complete line of the program's output. */
  line(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Asks again and again until the answer is true; fails at once when the program ends. */
  until(what: string, ready: () => Promise<boolean>, seconds?: number): Promise<void>;
  stop(): Promise<void>;
}

type Shell = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts a program that ends when this process does. */
export function leash(command: string, args: string[]): Leashed {
  const shell: Shell = spawn('/bin/sh', ['-c', script, 'leash', command, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: withoutProxies(process.env),
  });
  return new Program(command, shell);
}

/** A proxy from the environment would see, or swallow, requests to backends. */
function withoutProxies(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(https?|all)_proxy$/i.test(name)),
  );
}

class Program implements Leashed {
  private output = '';
  private ended = false;
  private readonly end: Promise<void>;

  constructor(
    private readonly command: string,
    private readonly shell: Shell,
  ) {
    const keep = (chunk: Buffer) => {
      this.output = (this.output + chunk.toString()).slice(-65_536);
    };
    shell.stdout.on('data', keep);
    shell.stderr.on('data', keep);
    // Writing into a shell that is gone must not bring this process down.
    shell.stdin.on('error', () => {});
    this.end = new Promise((resolve) => {
      shell.on('exit', () => {
        this.ended = true;
        shell.stdin.destroy();
        resolve();
      });
    });
  }

  async line(pattern: RegExp): Promise<RegExpMatchArray> {
    let found: RegExpMatchArray | null = null;
    await this.until(`a line like ${pattern}`, async () => {
      found = this.output.split('\n').slice(0, -1).join('\n').match(pattern);
      return found !== null;
    });
    return found as unknown as RegExpMatchArray;
  }

  async until(what: string, ready: () => Promise<boolean>, seconds = 120): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (!(await ready())) {
      if (this.ended) throw new Error(`${this.command} ended early:\n${this.output.slice(-4000)}`);
      if (Date.now() > deadline) {
        throw new Error(
          `${this.command}: no ${what} after ${seconds} s:\n${this.output.slice(-4000)}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async stop(): Promise<void> {
    this.shell.stdin.end();
    await this.end;
  }
}
