import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Cluster, startStandin } from '../cluster/index.ts';
import { Undriven } from '../harness/undriven.ts';
import { type App, serveApp } from './kit/app.ts';
import { builtExtension, until } from './kit/index.ts';

/** Each has a script of its own, and the next one rendered ahead. */
const page = (own: string, next: string) => `<!doctype html><title>…</title>
<p>Hello <a href="${next}">next</a><script src="${own}.js"></script>
<script type="speculationrules">
{"prerender": [{"urls": ["${next}"], "eagerness": "immediate"}]}
</script>`;

const service = {
  '/one': page('/one', '/two'),
  '/two': page('/two', '/three'),
  '/three': page('/three', '/one'),
  '*': `document.title = 'at ' + location.pathname;
    addEventListener('load', () => setTimeout(() => fetch(location.pathname + '.loaded')));`,
};

describe('pages that are rendered ahead, and then shown', () => {
  let cluster: Cluster;
  let app: App;
  let browser: Undriven;
  let prefix: string;
  before(async () => {
    cluster = await startStandin();
    app = await serveApp(service);
    const mount = await cluster.expose({ name: 'web', port: app.port });
    prefix = new URL(mount).pathname.slice(0, -1);
    browser = await Undriven.launch(builtExtension);
    await browser.open(`${mount}one`);
    await rendered('/two');
  });
  after(async () => {
    await browser.close();
    await app.close();
    await cluster.stop();
  });
  beforeEach(() => cluster.clearRequests());

  const asked = async () => (await cluster.requests()).map(({ path }) => path);

  function rendered(path: string): Promise<unknown> {
    const isWhole = (paths: string[]) => paths.includes(`${prefix}${path}.loaded`);
    return until(`${path} is rendered ahead`, asked, isWhole);
  }

  const inPage = (expression: string) => browser.ask(cluster.origin, expression);

  async function shows(path: string): Promise<void> {
    const title = () => inPage('document.title').catch(() => '');
    await until(`${path} is shown`, title, (shown) => shown === `at ${path}`);
  }

  /** In a way that the page layer doesn't see. */
  async function getsPictures(): Promise<void> {
    await inPage("void Object.assign(new Image(), { srcset: '/late.svg' })");
    const arrives = (paths: string[]) => paths.some((path) => path.endsWith('/late.svg'));
    await until('it asks for a picture', asked, arrives);
    const missed = (await cluster.requests()).filter(({ mount }) => mount === null);
    assert.deepEqual(
      missed.map(({ path }) => path),
      [],
    );
  }

  for (const [path, next] of [
    ['/two', '/three'],
    ['/three', '/one'],
  ] as const) {
    it(`${path} goes on in its service`, async () => {
      await inPage("document.querySelector('a').click()");
      await rendered(next);
      assert.equal(await inPage('document.title'), `at ${path}`);
      const start = "performance.getEntriesByType('navigation')[0].activationStart";
      assert.ok(Number(await inPage(start)) > 0, 'it was loaded only now');
      await getsPictures();
    });
  }

  it('Back shows the one before, which goes on, too', async () => {
    await inPage('history.back()');
    await shows('/two');
    await getsPictures();
  });
});
