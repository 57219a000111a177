import { join } from 'node:path';
import type { App } from '../app.ts';
import { freePort, serve } from '../kit/process.ts';
import { virtualEnvironment } from '../kit/python.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const install = virtualEnvironment('mitmweb', source);

export const app: App = {
  name: 'mitmweb',
  breaksBy: 'a WebSocket with an Origin that is not its Host',
  worksAlone: ['standin', 'apiserver'],
  install,
  start: async () => {
    const venv = await install();
    return serve({
      command: async (port, cwd) => {
        const web = [
          '--web-host',
          '127.0.0.1',
          '--web-port',
          String(port),
          '--no-web-open-browser',
        ];
        const proxy = ['--listen-host', '127.0.0.1', '--listen-port', String(await freePort())];
        const settings = ['--set', `confdir=${cwd}`, '--scripts', join(source, 'sample.py')];
        const mitmweb = join(venv, 'bin', 'mitmweb');
        return { command: mitmweb, args: [...web, ...proxy, ...settings], cwd };
      },
    });
  },
  probe,
};
