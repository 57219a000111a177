import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { serve } from '../kit/process.ts';
import { virtualEnvironment } from '../kit/python.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const install = virtualEnvironment('dagster', source);

export const app: App = {
  name: 'dagster',
  breaksBy: 'scripts and styles at paths kept in JavaScript; its router leaves the prefix; fetch',
  worksAlone: false,
  install,
  start: async () => {
    const venv = await install();
    return serve({
      ready: '/server_info',
      command: async (port, cwd) => {
        await writeFile(join(cwd, 'dagster.yaml'), 'telemetry:\n  enabled: false\n');
        const assets = ['--python-file', join(source, 'definitions.py')];
        const where = ['--host', '127.0.0.1', '--port', String(port)];
        const webserver = join(venv, 'bin', 'dagster-webserver');
        const env = { DAGSTER_HOME: cwd, PYTHONDONTWRITEBYTECODE: '1' };
        return { command: webserver, args: [...assets, ...where], cwd, env };
      },
    });
  },
  probe,
};
