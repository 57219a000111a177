import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Scene, until } from './kit/index.ts';

const TOKEN = 'marked-token';
const HOUR = 3_600_000;
const page = '<!doctype html><title>app</title><p>Hello<img srcset="/late.svg">';

describe('where the clock is set while a sign-in holds for an hour', () => {
  let scene: Scene;
  let ends: number;
  before(async () => {
    scene = await Scene.open({ web: { '*': page } }, { tokens: { [TOKEN]: 'jane' } });
    ends = (Date.now() + HOUR) / 1000;
    await scene.inside.signIn(scene.cluster.origin, TOKEN, { ends });
  });
  after(() => scene.close());
  beforeEach(() => scene.clear());

  /** Whom the service took the sender for, of the document and of a picture that only the network layer repairs. */
  async function senders(path: string): Promise<(string | undefined)[]> {
    const tab = await scene.tab(scene.url(path));
    const arrives = (reached: string[]) => reached.includes('GET /late.svg');
    await until('its picture arrives', () => scene.reached(), arrives);
    assert.deepEqual(await scene.escapes(), []);
    const all = await Promise.all([path, '/late.svg'].map((each) => scene.request(each)));
    await tab.page.close();
    return all.map(({ headers }) => headers['authorization'] && 'signed');
  }

  const isKept = async () =>
    JSON.stringify(await scene.inside.session('sign-ins')).includes(`"ends":${ends}`);

  for (const [name, hours, expected] of [
    ['ahead past its end, it no longer goes out', 2, undefined],
    ['right again, it does', 0, 'signed'],
    ['back by two days, it does', -48, 'signed'],
  ] as const) {
    it(`${name}; no file is lost, nor is it`, async () => {
      await scene.browser.setClock(hours * HOUR);
      assert.deepEqual(await senders(`/at/${hours}`), [expected, expected]);
      assert.ok(await isKept());
    });
  }
});
