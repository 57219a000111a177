import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathOf, sendFile } from '../site/files.ts';
import { type Site, serve } from '../site/server.ts';
import type { Ui } from '../ui.ts';

const files = join(import.meta.dirname, 'files');

export interface Listed {
  ui: Ui;
  /** Through the API server's proxy. */
  url: string;
  /** At its own root. */
  direct: string;
}

const card = ({ ui, url, direct }: Listed) => `<article>
  <img src="${direct}icon.svg" alt="" width="48" height="48">
  <h2>${ui.title}</h2>
  <p>${ui.is}</p>
  <p class="breaks"><b>Without Porthole.</b> ${ui.breaksBy}</p>
  <p><a class="open" href="${url}">Open through the proxy</a><a href="${direct}">At its own root</a></p>
  <code>${new URL(url).pathname}</code>
</article>`;

/** The page that lists the UIs, on a port of its own: it isn't proxied. */
export async function startList(listed: readonly Listed[], porthole: boolean): Promise<Site> {
  const template = await readFile(join(files, 'index.html'), 'utf8');
  const state = porthole
    ? 'This browser has Porthole: all three work.'
    : 'This browser has no Porthole: all three are broken through the proxy.';
  const page = template
    .replace('<!-- state -->', state)
    .replace('<!-- cards -->', listed.map(card).join('\n'));
  return serve({
    async answer(request, response) {
      const path = pathOf(request);
      if (path !== '/') return sendFile(files, path, response);
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    },
  });
}
