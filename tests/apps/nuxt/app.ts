import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { cached } from '../kit/cache.ts';
import { npmInstall, npmLock } from '../kit/npm.ts';
import { run, serve } from '../kit/process.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const pages = ['nuxt.config.js', 'app/app.vue', 'app/pages/index.vue', 'app/pages/greeting.vue'];
const files = [...pages, 'server/api/hello.get.js'];
const inputs = [...npmLock(source), ...files.map((file) => join(source, file))];

const install = cached('nuxt', inputs, async (folder) => {
  await npmInstall(source, folder);
  for (const file of files) await cp(join(source, file), join(folder, file));
  const env = { NUXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  await run({ command: 'npx', args: ['--no', 'nuxt', 'build'], cwd: folder, env });
  // The built server brings along what it needs.
  await rm(join(folder, 'node_modules'), { recursive: true });
});

export const app: App = {
  name: 'nuxt',
  breaksBy: 'history leaves the prefix; fetch',
  worksAlone: false,
  install,
  start: async () => {
    const built = await install();
    return serve({
      command: (port, cwd) => ({
        command: process.execPath,
        args: [join(built, '.output/server/index.mjs')],
        cwd,
        env: { NITRO_HOST: '127.0.0.1', NITRO_PORT: String(port) },
      }),
    });
  },
  probe,
};
