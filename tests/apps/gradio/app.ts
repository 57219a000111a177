import type { App } from '../app.ts';
import { servePython, virtualEnvironment } from '../kit/python.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const install = virtualEnvironment('gradio', source);

export const app: App = {
  name: 'gradio',
  breaksBy: 'modules that import one another by path; injected styles, CSS url()',
  worksAlone: false,
  install,
  start: () =>
    servePython(install, source, (folder) => ({
      GRADIO_ANALYTICS_ENABLED: 'False',
      GRADIO_TEMP_DIR: folder,
    })),
  probe,
};
