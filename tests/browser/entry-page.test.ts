import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Scene, until } from './kit/index.ts';

describe('the entry page', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open({ web: { '*': '<!doctype html><title>app</title>' } });
  });
  after(() => scene.close());
  beforeEach(() => scene.clear());

  const entry = (url: string) => scene.browser.own(`entry.html#${url}`);

  /** What the entry page says of a URL at which it can't let anyone in. */
  async function refused(url: string): Promise<string> {
    const { page } = await scene.tab();
    await page.goto(entry(url));
    const said = () => page.locator('body').innerText();
    const words = await until('it says why', said, (text) => text.trim() !== '');
    assert.equal(page.url(), entry(url));
    await page.close();
    return words;
  }

  const odd = {
    'of a host that nobody allowed': 'http://unknown.test/api/v1/namespaces/a/services/b/proxy/',
    'that is none': 'odd',
    'of a script': 'javascript:alert(1)',
    'of a file': 'file:///etc/hosts',
    'with a name that no service has':
      'http://127.0.0.1:1/api/v1/namespaces/a/services/a:b:c:d/proxy/x?y#z',
  };
  for (const [name, url] of Object.entries(odd)) {
    it(`keeps a URL ${name}, and says what to do`, async () => {
      const words = await refused(url);
      assert.ok(words.includes(url), words);
      assert.ok(words.length > url.length + 40, words);
      assert.deepEqual(await scene.cluster.requests(), []);
    });
  }

  it("can't be put into a frame", async () => {
    const { page } = await scene.tab(scene.elsewhere());
    await page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      document.body.append(frame);
    }, entry(scene.url()));
    const shown = async () => page.frames()[1]?.url() ?? '';
    await until('the browser refuses', shown, (url) => url.startsWith('chrome-error:'));
    assert.deepEqual(await scene.reached(), []);
  });

  it('enters by a name spelled with percent-encoding, and without the last slash', async () => {
    for (const spelled of ['web%3A80/proxy/deep?q#f', 'web:80/proxy']) {
      const tab = await scene.tab();
      const mount = scene.url().replace('web:80/proxy/', '');
      await scene.go(tab.page, mount + spelled);
      const record = await scene.recordUntil(tab, 'it has entered', (it) => it?.entered === true);
      assert.equal(record?.mount, scene.url());
      assert.deepEqual(await scene.escapes(), []);
      await tab.page.close();
    }
    const paths = (await scene.cluster.requests()).map(({ path }) => path);
    assert.deepEqual(
      paths.filter((path) => !path.endsWith('.ico')),
      [`${scene.prefix()}/deep?q`, `${scene.prefix()}/`],
    );
  });
});

it('asks for no host but this machine at install', async () => {
  const { readFile } = await import('node:fs/promises');
  const { builtExtension } = await import('./kit/scene.ts');
  const manifest = JSON.parse(await readFile(`${builtExtension}/manifest.json`, 'utf8'));
  const hosts = ['http', 'https', 'ws', 'wss'].flatMap((scheme) => [
    `${scheme}://127.0.0.1/*`,
    `${scheme}://localhost/*`,
  ]);
  assert.deepEqual(manifest.host_permissions.sort(), hosts);
  assert.deepEqual(manifest.content_scripts ?? [], []);
});
