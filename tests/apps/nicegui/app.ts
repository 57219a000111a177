import type { App } from '../app.ts';
import { servePython, virtualEnvironment } from '../kit/python.ts';
import { probe } from './probe.ts';

const source = import.meta.dirname;
const install = virtualEnvironment('nicegui', source);

export const app: App = {
  name: 'nicegui',
  breaksBy:
    'inline import map and CSS @import; falls back to polling as its WebSocket needs a query',
  worksAlone: false,
  tells: {
    standin: ['websocket-query'],
    apiserver: ['websocket-query'],
    'kubectl-proxy': ['websocket-query'],
  },
  install,
  start: () => servePython(install, source),
  probe,
};
