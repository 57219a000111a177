import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { cached } from '../kit/cache.ts';
import { npmInstall, npmLock } from '../kit/npm.ts';
import { run, serve } from '../kit/process.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const config = join(source, 'vite.config.js');
const vite = (installed: string) => join(installed, 'node_modules/vite/bin/vite.js');

const install = cached('vite-pwa', [...npmLock(source), config], async (folder) => {
  await npmInstall(source, folder);
  const template = ['create-vite', 'template', '--template', 'react-ts', '--no-interactive'];
  await run({ command: 'npx', args: ['--no', ...template], cwd: folder });
  const site = join(folder, 'template');
  await copyFile(config, join(site, 'vite.config.ts'));
  await run({ command: process.execPath, args: [vite(folder), 'build'], cwd: site });
});

export const app: App = {
  name: 'vite-pwa',
  breaksBy: 'image URLs in JavaScript; script and scope of its service worker',
  worksAlone: false,
  install,
  start: async () => {
    const installed = await install();
    return serve({
      command: (port) => {
        const where = ['--host', '127.0.0.1', '--port', String(port), '--strictPort'];
        const args = [vite(installed), 'preview', ...where];
        return { command: process.execPath, args, cwd: join(installed, 'template') };
      },
    });
  },
  probe,
};
