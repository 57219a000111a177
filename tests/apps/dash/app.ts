import { join } from 'node:path';
import type { App } from '../app.ts';
import { serve } from '../kit/process.ts';
import { python, virtualEnvironment } from '../kit/python.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const install = virtualEnvironment('dash', source);

export const app: App = {
  name: 'dash',
  breaksBy: 'fetch; routes by location.pathname',
  worksAlone: false,
  install,
  start: async () => {
    const venv = await install();
    return serve({
      command: (port, cwd) => ({
        command: python(venv),
        args: [join(source, 'server.py'), String(port)],
        cwd,
      }),
    });
  },
  probe,
};
