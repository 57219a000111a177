/** What a person does with a page, by name, for specs that hold for every kind of navigation. */
import type { Page } from 'playwright-core';

export interface Navigation {
  /** Where the tab is before; below the service's prefix. */
  readonly from: string;
  /** Where it is to end; the service is asked for this path. */
  readonly to: string;
  /** Does it in the page; `url` gives the URL of a path of the service. */
  act(page: Page, url: (path: string) => string): Promise<unknown>;
}

const by = (from: string, to: string, act: Navigation['act']): Navigation => ({ from, to, act });

/** Asked for when the browser likes: Firefox lets go what its listener is asked at the moment a test ends that. */
const withoutIcon = '<link rel="icon" href="data:,">';

/** Served by the app: pages that lead to `/next` in every way. */
export const doors = {
  '/door': `<!doctype html><title>door</title>${withoutIcon}
<a id="link" href="/next">link</a>
<a id="blank" href="/next" target="_blank">new tab</a>
<a id="noopener" href="/next" target="_blank" rel="noopener">new tab, no opener</a>
<form action="/next"><button id="get">get</button></form>
<form action="/next" method="post"><button id="post">post</button></form>
<form action="/next" target="_blank"><button id="get-blank">get in a new tab</button></form>
<form action="/next" method="post" target="_blank"><button id="post-blank">post in a new tab</button></form>
<button id="script" onclick="location.href = '/next'">script</button>
<button id="replace" onclick="location.replace('/next')">replace</button>
<button id="open" onclick="window.open('/next')">open</button>
<button id="open-noopener" onclick="window.open('/next', '', 'noopener')">open without opener</button>`,
  '/next': `<!doctype html><title>next</title>${withoutIcon}<link rel="stylesheet" href="/next.css">
<script type="module" src="/next.js"></script>
<img srcset="/next.svg 1x">`,
  '/next.css': '',
  '/next.js': 'document.title = "next, whole";',
  '/next.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  '/refresh': '<!doctype html><meta http-equiv="refresh" content="0; url=/next">',
  '/redirect': { status: 302, headers: { location: '/next' } },
};

/** In the same tab. */
export const withinTab: Readonly<Record<string, Navigation>> = {
  typed: by('/door', '/next', (page, url) => page.goto(url('/next'))),
  'typed again from elsewhere': by('', '/next', (page, url) => page.goto(url('/next'))),
  link: by('/door', '/next', (page) => page.click('#link')),
  script: by('/door', '/next', (page) => page.click('#script')),
  replace: by('/door', '/next', (page) => page.click('#replace')),
  'form with GET': by('/door', '/next', (page) => page.click('#get')),
  'form with POST': by('/door', '/next', (page) => page.click('#post')),
  'meta refresh': by('/door', '/next', (page, url) => page.goto(url('/refresh'))),
  'server redirect': by('/door', '/next', (page, url) => page.goto(url('/redirect'))),
  reload: by('/next', '/next', (page) => page.reload()),
};

/** In a new tab. */
export const intoNewTab: Readonly<Record<string, Navigation>> = {
  'link with target': by('/door', '/next', (page) => page.click('#blank')),
  'link without opener': by('/door', '/next', (page) => page.click('#noopener')),
  'window.open': by('/door', '/next', (page) => page.click('#open')),
  'window.open without opener': by('/door', '/next', (page) => page.click('#open-noopener')),
  'middle click': by('/door', '/next', (page) => page.click('#link', { button: 'middle' })),
  'click with Ctrl': by('/door', '/next', (page) =>
    page.click('#link', { modifiers: ['Control'] }),
  ),
  'form in a new tab': by('/door', '/next', (page) => page.click('#get-blank')),
};
