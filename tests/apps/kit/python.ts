import { join } from 'node:path';
import { cached } from './cache.ts';
import { run, serve } from './process.ts';

const quiet = ['--quiet', '--disable-pip-version-check'];

export const python = (venv: string) => join(venv, 'bin', 'python');

/** A virtual environment with exactly what requirements.txt in `source` lists. */
export function virtualEnvironment(
  name: string,
  source: string,
  prepare: (venv: string) => Promise<unknown> = async () => {},
  inputs: readonly string[] = [],
) {
  const requirements = join(source, 'requirements.txt');
  return cached(name, [requirements, ...inputs], async (venv) => {
    await run({ command: 'python3', args: ['-m', 'venv', venv], cwd: source });
    // Half the time goes into compiling modules, most of which no app here ever imports.
    const pip = ['-m', 'pip', 'install', '--no-compile', '--no-deps', ...quiet];
    await run({ command: python(venv), args: [...pip, '-r', requirements], cwd: source });
    await prepare(venv);
  });
}

/** Starts server.py in `source`, which takes the port as its one argument. */
export async function servePython(
  install: () => Promise<string>,
  source: string,
  settings: (folder: string) => Record<string, string> = () => ({}),
) {
  const venv = await install();
  return serve({
    command: (port, cwd) => ({
      command: python(venv),
      args: [join(source, 'server.py'), String(port)],
      cwd,
      env: settings(cwd),
    }),
  });
}
