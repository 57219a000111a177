import type { App } from '../app.ts';
import { servePython, virtualEnvironment } from '../kit/python.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const install = virtualEnvironment('dash', source);

export const app: App = {
  name: 'dash',
  breaksBy: 'fetch; routes by location.pathname',
  worksAlone: false,
  install,
  start: () => servePython(install, source),
  probe,
};
