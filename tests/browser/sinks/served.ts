/** The app: its pages, with the sinks for a script, and what the sinks' URLs lead to. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Answer, Handler, Mode, Pages } from '../kit/index.ts';
import { sent } from './groups/headers.ts';
import { sinks } from './groups/index.ts';
import { written } from './groups/markup.ts';
import { pathOf } from './sink.ts';

/** With an icon: what is asked for in its place may come when the tab has left, and then from nowhere. */
const HEAD =
  '<!doctype html><meta charset="utf-8"><title>sinks</title><link rel="icon" href="data:,">';
const PAGE = `${HEAD}<script src="/page.js"></script><body>`;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><g id="it"/></svg>';

async function bundle(name: string): Promise<string> {
  const entry = fileURLToPath(new URL(name, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
  });
  return outputFiles[0]?.text ?? '';
}

/** A document about the URL that it is asked for with. */
function about(tell: (name: string, url: string) => string | Answer): Handler {
  return ({ url: asked = '' }) => {
    const { searchParams } = new URL(asked, 'http://app');
    return tell(searchParams.get('name') ?? '', searchParams.get('url') ?? '');
  };
}

function sendHeaders(name: string, url: string): Answer {
  const { headers = () => ({}), status = 200, body = '' } = sent[name] ?? {};
  return { status, headers: headers(url), body: HEAD + body };
}

/** A socket that fails makes Firefox wait with the next one. */
function sockets(): Pages {
  const all = Object.entries(sinks).filter(([, { as }]) => as === 'ws');
  const inMode = (mode: Mode) => all.map(([name, sink]) => [`WS ${pathOf(mode, name, sink)}`, '']);
  return Object.fromEntries([...inMode('root'), ...inMode('prefix')]);
}

export async function served(): Promise<Pages> {
  return {
    '/': PAGE,
    '/frame': PAGE,
    '/page.js': await bundle('page.ts'),
    '/worker.js': await bundle('worker.ts'),
    '/written': about((name, url) => HEAD + (written[name]?.html(url) ?? '')),
    '/sent': about(sendHeaders),
    ...sockets(),
    '*': ({ url = '' }) => (/\.svg\b/.test(url) ? SVG : /\.html\b/.test(url) ? HEAD : ''),
  };
}
