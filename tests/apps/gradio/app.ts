import { join } from 'node:path';
import type { App } from '../app.ts';
import { serve } from '../kit/process.ts';
import { python, virtualEnvironment } from '../kit/python.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const install = virtualEnvironment('gradio', source);

export const app: App = {
  name: 'gradio',
  breaksBy: 'modules that import one another by path; injected styles, CSS url()',
  worksAlone: false,
  install,
  start: async () => {
    const venv = await install();
    return serve({
      command: (port, cwd) => ({
        command: python(venv),
        args: [join(source, 'server.py'), String(port)],
        cwd,
        env: { GRADIO_ANALYTICS_ENABLED: 'False', GRADIO_TEMP_DIR: cwd },
      }),
    });
  },
  probe,
};
