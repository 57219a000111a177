import { join } from 'node:path';
import type { App } from '../app.ts';
import { serve } from '../kit/process.ts';
import { python, virtualEnvironment } from '../kit/python.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const install = virtualEnvironment('bokeh', source);
const documents = ['counter.py', 'greeter.py'].map((file) => join(source, file));

export const app: App = {
  name: 'bokeh',
  breaksBy: 'nothing',
  worksAlone: true,
  install,
  start: async () => {
    const venv = await install();
    return serve({
      command: (port, cwd) => {
        const where = ['--address', '127.0.0.1', '--port', String(port)];
        // As anyone sets it who runs bokeh behind a proxy: it compares Origin with its own address.
        const origins = ['--allow-websocket-origin', '*'];
        const args = ['-m', 'bokeh', 'serve', ...documents, ...where, ...origins];
        return { command: python(venv), args, cwd };
      },
    });
  },
  probe,
};
