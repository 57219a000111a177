import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Scene, settled, until } from './kit/index.ts';

const style = '<link rel="stylesheet" href="/style.css"><style>@import "/imported.css";</style>';
const scripts =
  '<script src="/classic.js"></script><script type="module" src="/module.js"></script>';

/** Every kind of file that a first document asks for, half of them in ways that the API server doesn't rewrite. */
const whole = `<!doctype html><title>app</title>${style}${scripts}
<body style="background: url(/background.svg)"><img srcset="/set.svg 1x">
<script>
  const late = document.createElement('img');
  late.src = '/late.svg';
  late.onload = () => fetch('/data.json').then(() => { document.title = 'done'; });
  document.body.append(late);
</script>`;
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
const app = {
  '/': whole,
  '/style.css': 'p { color: red }',
  '/imported.css': 'b { color: red }',
  '/classic.js': '',
  '/module.js': 'import("/chunk.js");',
  '/chunk.js': '',
  '/background.svg': svg,
  '/set.svg': svg,
  '/late.svg': svg,
  '/data.json': '{}',
};
const FILES = Object.keys(app).map((path) => `GET ${path}`);

const openers = {
  '/link': '<!doctype html><a href="/">go</a>',
  '/blank': '<!doctype html><a href="/" target="_blank">go</a>',
  '/noopener': '<!doctype html><a href="/" target="_blank" rel="noopener">go</a>',
  '/open': `<!doctype html><button onclick="window.open('/')">go</button>`,
  '/open-noopener': `<!doctype html><button onclick="window.open('/', '', 'noopener')">go</button>`,
  '/form': '<!doctype html><form target="_blank" action="/"><button>go</button></form>',
};

describe('entering a mount, no request misses it', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: { ...app, ...openers } });
  });
  after(() => scene.close());
  beforeEach(() => scene.clear());

  async function isWhole(): Promise<void> {
    // A form with GET adds an empty query.
    const all = (reached: string[]) =>
      FILES.every((file) => reached.includes(file) || reached.includes(`${file}?`));
    await until('every file reaches the service', () => scene.reached(), all);
    assert.deepEqual(await scene.escapes(), []);
  }

  async function opened(from: string, act: (page: Page) => Promise<void>): Promise<void> {
    const { page } = await scene.tab(scene.url(from));
    await scene.clear();
    const tab = scene.browser.context.waitForEvent('page');
    await act(page);
    await settled(await tab);
    await isWhole();
    await (await tab).close();
    await page.close();
  }

  // The first one runs in a browser that has never seen a mount.
  it('typed, right after install', async () => {
    await scene.tab(scene.url());
    await isWhole();
  });

  it('typed again in a new tab', async () => {
    await scene.tab(scene.url());
    await isWhole();
  });

  it('typed in a tab that shows another site', async () => {
    const { page } = await scene.tab(scene.elsewhere('/link'));
    await scene.go(page, scene.url());
    await isWhole();
  });

  it('by a link from another site', async () => {
    const { page } = await scene.tab(scene.elsewhere('/link'));
    await page.evaluate(
      (url) => document.querySelector('a')?.setAttribute('href', url),
      scene.url(),
    );
    await page.click('a');
    await isWhole();
  });

  it('by a link within the service', async () => {
    const { page } = await scene.tab(scene.url('/link'));
    await scene.clear();
    await page.click('a');
    await isWhole();
  });

  for (const path of ['/blank', '/noopener', '/open', '/open-noopener', '/form']) {
    it(`in a new tab, from ${path}`, () => opened(path, (page) => page.click('a, button')));
  }

  it('by a middle click', () => opened('/link', (page) => page.click('a', { button: 'middle' })));

  it('by a click with Ctrl', () =>
    opened('/link', (page) => page.click('a', { modifiers: ['Control'] })));

  it('leaves no trace of the entry page in the history', async () => {
    const before = scene.elsewhere('/link');
    const { page } = await scene.tab(before);
    const length = await page.evaluate(() => history.length);
    await scene.go(page, scene.url());
    assert.equal(await page.evaluate(() => history.length), length + 1);
    // The page shows its real URL as it is left, which Playwright takes for the end of the way.
    await Promise.all([page.waitForURL(before), page.goBack()]);
  });
});
