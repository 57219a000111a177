import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBothModes, type Pages, until } from '../kit/index.ts';

const count = 'window.runs = (window.runs ?? 0) + 1;';
const html = (head: string, headers: Record<string, string> = {}) => ({
  body: `<!doctype html><title>app</title>${head}`,
  headers,
});
const csp = (policy: string) => ({ 'content-security-policy': policy });
const entry = '<script type="module" src="/entry.js"></script>';
const done = 'window.whole = true;';

/** In each page `shared.js` counts how often it runs; it is imported in several spellings. */
const pages: Pages = {
  '/': html(''),
  '/shared.js': count,
  '/entry.js': `import '/shared.js'; import './shared.js'; import '/chunk.js'; import('/late.js');`,
  '/chunk.js': `import './shared.js'; import '/shared.js';`,
  '/late.js': `import './shared.js'; ${done}`,
  '/mixed': html(entry),
  '/preloaded': html(
    `<link rel="modulepreload" href="/shared.js"><link rel="modulepreload" href="/chunk.js">${entry}`,
  ),
  '/twice': html(`${entry}<script type="module" src="shared.js"></script>`),
  '/inline': html(`<script type="module">import '/shared.js'; import './entry.js';</script>`),
  '/own-map': html(
    `<script type="importmap">{"imports":{"shared":"/shared.js","own/":"/"}}</script>
<script type="module">import 'shared'; import 'own/chunk.js'; import('/late.js');</script>`,
  ),
  '/nonce': html(
    `<script type="module" nonce="abc">import '/shared.js'; import '/entry.js';</script>`,
    csp("script-src 'nonce-abc' 'self'"),
  ),
  '/strict': html(
    '<script type="module" src="/relative.js"></script><link rel="modulepreload" href="/shared.js">',
    csp("script-src 'self'"),
  ),
  '/relative.js': `import './shared.js'; import('./late.js');`,
  '/classic': html(`<script>import('/shared.js').then(() => import('/late.js'));</script>`),
};

inBothModes('a module runs once', pages, ({ open, reached, real }) => {
  for (const path of Object.keys(pages).filter((it) => !it.includes('.') && it !== '/')) {
    it(`on the page ${path}`, async () => {
      const page = await open(path);
      const whole = () => page.evaluate('window.whole ? window.runs : 0');
      assert.equal(await until('the modules ran', whole, Boolean), 1);
    });
  }

  it('asks for each module once, and knows it by its real URL', async () => {
    const page = await open('/preloaded');
    await until('it ran', () => page.evaluate('window.whole'), Boolean);
    await page.reload();
    const urls = await page.evaluate(
      "performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)",
    );
    const shared = (urls as string[]).filter((url) => url.endsWith('/shared.js'));
    assert.deepEqual([...new Set(shared)], [real('/shared.js')]);
    assert.ok((await reached()).length > 0);
  });
});
