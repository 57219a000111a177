import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { serve } from '../kit/process.ts';
import { virtualEnvironment } from '../kit/python.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const install = virtualEnvironment('jupyterlab', source);

/** All that it writes goes below `folder`: files, settings, workspaces, sockets. */
const environment = (folder: string) => ({
  HOME: folder,
  JUPYTER_CONFIG_DIR: join(folder, 'config'),
  JUPYTER_DATA_DIR: join(folder, 'data'),
  JUPYTER_RUNTIME_DIR: join(folder, 'runtime'),
  IPYTHONDIR: join(folder, 'ipython'),
});

export const app: App = {
  name: 'jupyterlab',
  breaksBy: "scripts that a bundler's runtime adds at a path given in the page's JSON",
  worksAlone: false,
  install,
  start: async () => {
    const venv = await install();
    return serve({
      ready: '/login',
      command: async (port, cwd) => {
        const files = join(cwd, 'files');
        await mkdir(files);
        const where = ['--ip=127.0.0.1', `--port=${port}`, '--ServerApp.port_retries=0'];
        const settings = ['--no-browser', '--allow-root', '--IdentityProvider.token=secret'];
        const args = ['lab', ...where, ...settings, `--ServerApp.root_dir=${files}`];
        return { command: join(venv, 'bin', 'jupyter'), args, cwd, env: environment(cwd) };
      },
    });
  },
  probe,
};
