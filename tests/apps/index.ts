import type { App } from './app.ts';
import { app as bokeh } from './bokeh/app.ts';
import { app as dash } from './dash/app.ts';
import { app as gradio } from './gradio/app.ts';
import { app as h2 } from './h2/app.ts';
import { app as jupyterlab } from './jupyterlab/app.ts';
import { app as mitmweb } from './mitmweb/app.ts';
import { app as nicegui } from './nicegui/app.ts';
import { app as nuxt } from './nuxt/app.ts';
import { app as optuna } from './optuna/app.ts';
import { app as streamlit } from './streamlit/app.ts';
import { app as verdaccio } from './verdaccio/app.ts';
import { app as vite } from './vite/app.ts';
import { app as vitePwa } from './vite-pwa/app.ts';

/** In the order of the table of results: what breaks, then the controls. */
export const apps: readonly App[] = [
  vite,
  vitePwa,
  dash,
  optuna,
  nicegui,
  gradio,
  jupyterlab,
  nuxt,
  verdaccio,
  mitmweb,
  bokeh,
  streamlit,
  h2,
];
