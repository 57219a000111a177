import { join } from 'node:path';
import type { App } from '../app.ts';
import { serve } from '../kit/process.ts';
import { virtualEnvironment } from '../kit/python.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const install = virtualEnvironment('streamlit', source);

const options = {
  'server.address': '127.0.0.1',
  'server.headless': 'true',
  'browser.gatherUsageStats': 'false',
};

export const app: App = {
  name: 'streamlit',
  breaksBy: 'nothing',
  worksAlone: true,
  install,
  start: async () => {
    const venv = await install();
    return serve({
      command: (port, cwd) => {
        const settings = Object.entries({ ...options, 'server.port': port });
        const args = settings.flatMap(([name, value]) => [`--${name}`, String(value)]);
        const streamlit = join(venv, 'bin', 'streamlit');
        return { command: streamlit, args: ['run', join(source, 'page.py'), ...args], cwd };
      },
    });
  },
  probe,
};
