import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { cached } from '../kit/cache.ts';
import { npmInstall, npmLock } from '../kit/npm.ts';
import { run, serve } from '../kit/process.ts';
import { probe } from './probe.ts';
import { publish } from './publish.ts';

const source = import.meta.dirname;
const sample = join(source, 'package');
const parts = ['package.json', 'README.md', 'index.js'].map((file) => join(sample, file));

const install = cached('verdaccio', [...npmLock(source), ...parts], async (folder) => {
  await npmInstall(source, folder);
  await run({ command: 'npm', args: ['pack', sample, '--loglevel=error'], cwd: folder });
});

export const app: App = {
  name: 'verdaccio',
  breaksBy: 'HTML in brotli, which the API server loses; URLs made of Host and http:; its router',
  worksAlone: false,
  install,
  start: async () => {
    const installed = await install();
    const running = await serve({
      command: async (port, cwd) => {
        await copyFile(join(source, 'config.yaml'), join(cwd, 'config.yaml'));
        const verdaccio = join(installed, 'node_modules/verdaccio/bin/verdaccio');
        const where = ['--config', 'config.yaml', '--listen', `127.0.0.1:${port}`];
        return { command: process.execPath, args: [verdaccio, ...where], cwd };
      },
    });
    try {
      await publish(running.port, sample, join(installed, 'porthole-sample-1.2.3.tgz'));
    } catch (error) {
      await running.stop();
      throw error;
    }
    return running;
  },
  probe,
};
