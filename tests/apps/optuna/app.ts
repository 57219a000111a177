import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { run, serve } from '../kit/process.ts';
import { python, virtualEnvironment } from '../kit/python.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const study = join(source, 'study.py');

const makeStudy = (venv: string) =>
  run({ command: python(venv), args: [study, join(venv, 'study.db')], cwd: venv });
const install = virtualEnvironment('optuna', source, makeStudy, [study]);

export const app: App = {
  name: 'optuna',
  breaksBy: 'its router finds no route; redirects to an address made of Host and http:',
  worksAlone: false,
  install,
  start: async () => {
    const venv = await install();
    return serve({
      command: async (port, cwd) => {
        await copyFile(join(venv, 'study.db'), join(cwd, 'study.db'));
        const where = ['--host', '127.0.0.1', '--port', String(port)];
        const dashboard = join(venv, 'bin', 'optuna-dashboard');
        return { command: dashboard, args: ['sqlite:///study.db', ...where], cwd };
      },
    });
  },
  probe,
};
