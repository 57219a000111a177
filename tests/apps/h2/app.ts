import { join } from 'node:path';
import { SECOND_ADDRESS } from '../../cluster/index.ts';
import type { App } from '../app.ts';
import { cached } from '../kit/cache.ts';
import { run, serve } from '../kit/process.ts';
import { probe } from './probe.ts';

const project = join(import.meta.dirname, 'pom.xml');

const install = cached('h2', [project], (folder) =>
  run({
    command: 'mvn',
    args: [
      '-B',
      '-q',
      '-f',
      project,
      'dependency:copy-dependencies',
      `-DoutputDirectory=${folder}`,
    ],
    cwd: folder,
  }),
);

export const app: App = {
  name: 'h2',
  breaksBy: 'nothing',
  worksAlone: true,
  install,
  start: async () => {
    const jar = join(await install(), 'h2.jar');
    return serve({
      command: (port, cwd) => {
        const where = ['-web', '-webPort', String(port), '-properties', cwd];
        const server = ['-Dh2.bindAddress=127.0.0.1', '-cp', jar, 'org.h2.tools.Server'];
        // As anyone sets it who runs h2 behind a proxy: it answers 404 to a Host that it doesn't know.
        const names = ['-webExternalNames', SECOND_ADDRESS];
        // -ifNotExists: the probe's database exists only while it is connected.
        return { command: 'java', args: [...server, ...where, ...names, '-ifNotExists'], cwd };
      },
    });
  },
  probe,
};
