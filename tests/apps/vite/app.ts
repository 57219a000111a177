import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { cached } from '../kit/cache.ts';
import { npmInstall, npmLock } from '../kit/npm.ts';
import { run, serve } from '../kit/process.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;

const install = cached('vite', npmLock(source), async (folder) => {
  await npmInstall(source, folder);
  const template = ['create-vite', 'template', '--template', 'react-ts', '--no-interactive'];
  await run({ command: 'npx', args: ['--no', ...template], cwd: folder });
});

export const app: App = {
  name: 'vite',
  breaksBy: 'absolute module imports, module identity',
  worksAlone: false,
  // Its hot module replacement: the WebSocket brings a token in its query, which it asks for where there is an Origin.
  tells: { apiserver: ['websocket-query'] },
  install,
  start: async () => {
    const installed = await install();
    return serve({
      command: async (port, cwd) => {
        // A copy of its own: the development server keeps what it pre-built in node_modules.
        await cp(join(installed, 'template'), cwd, { recursive: true });
        await cp(join(installed, 'node_modules'), join(cwd, 'node_modules'), { recursive: true });
        const where = ['--host', '127.0.0.1', '--port', String(port), '--strictPort'];
        const vite = join(cwd, 'node_modules/vite/bin/vite.js');
        return { command: process.execPath, args: [vite, ...where], cwd };
      },
    });
  },
  probe,
};
