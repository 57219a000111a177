import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { TabRecord } from '../../extension/state/tab.ts';
import { type Pages, Scene, type Tab, until } from './kit/index.ts';

const html = (name: string, body = '<div id="app"></div>') =>
  `<!doctype html><title>${name}</title><body>${body}<script src="${name}.js"></script>`;
const show = (text: string) => `document.getElementById('app').textContent = ${text};`;
const PREFIX = '/api/v1/namespaces/default/services/picky:80/proxy';
const words = 'word '.repeat(60);

/** Each is a service of its own, since each gets one try. */
const services: Record<string, Pages> = {
  picky: {
    '/picky.js': `const base = '${PREFIX}';
      if (location.pathname.startsWith(base)) ${show("'at ' + location.pathname.slice(base.length)")}`,
    '*': html('picky'),
  },
  broken: { '/broken.js': 'throw new Error("as ever");', '*': html('broken') },
  lost: {
    '/lost.js': show("'404: not found'"),
    '*': html('lost', '<div id="app"></div><input>'),
  },
  whole: {
    '/whole.js': `fetch('/gone.json').catch(() => {}); ${show("'Hello, ' + location.pathname")}`,
    '/gone.json': { status: 404, body: '' },
    '*': html('whole'),
  },
  late: { '/late.js': `setTimeout(() => { ${show("'late'")} }, 2000);`, '*': html('late') },
  slow: {
    '/slow.js': `fetch('/data').then((it) => it.text()).then((it) => { ${show('it')} });`,
    '/data': () => pause(6000, { body: 'slow' }),
    '*': html('slow'),
  },
  shadowed: {
    '/shadowed.js':
      "document.getElementById('app').attachShadow({ mode: 'closed' }).innerHTML = '<p>deep</p>';",
    '*': html('shadowed'),
  },
  module: {
    '*': `<!doctype html><title>module</title><body>${words}<script type="module" src="none.js"></script>`,
    '/none.js': { status: 404, body: '' },
  },
  form: {
    '/': '<!doctype html><body><form method="post" action="save"><button>send</button></form>',
    'POST /save': html('form'),
    '/form.js': '',
  },
  sandboxed: {
    '/': {
      body: html('sandboxed'),
      headers: { 'content-security-policy': 'sandbox allow-scripts' },
    },
    '/sandboxed.js': '',
  },
  framed: {
    '/': `<!doctype html><body>${words}<script></script><iframe src="inner"></iframe>`,
    '/inner': html('framed'),
    '/framed.js': '',
  },
  forger: {
    '/forger.js': `
      const say = (type, detail) => dispatchEvent(new CustomEvent(type, { detail }));
      for (let i = 0; i < 2000; i++) say('porthole-health', 'error');
      for (const mode of ['root', 'prefix']) {
        say('porthole-report', JSON.stringify({ mode, reason: 'healthier', counts: {} }));
        say('porthole-report', JSON.stringify({ type: 'health', mode, facts: { status: 200, scripts: 1 } }));
      }`,
    '*': html('forger'),
  },
};

describe("Auto's health check", () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open(services, { health: true });
  });
  after(() => scene.close());

  const documents = async (service: string, path = '/') =>
    (await scene.reached(service)).filter((request) => request === `GET ${path}`).length;
  /** Nobody answers between two documents. */
  const ask = <T>(tab: Tab, question: () => T) => scene.ask(tab, question).catch(() => undefined);
  const shows = (tab: Tab, what: string) =>
    until(
      `it shows ${what}`,
      () => ask(tab, () => document.body?.innerText.trim()),
      (it) => it === what,
    );
  const mode = (record: TabRecord | null) => [record?.mode, record?.reason];

  /** Longer in view than any judgement takes, of the document shown now. */
  const rested = (tab: Tab, ms = 5500) =>
    until(
      'it has rested',
      () =>
        ask(tab, () => {
          const [load] = performance.getEntriesByType('navigation');
          return performance.now() - (load as PerformanceNavigationTiming).loadEventEnd;
        }),
      (it) => Number(it) > ms,
    );

  /** Loaded, tried in the other mode, and again as it was at first. */
  async function comesBack(tab: Tab, service: string): Promise<void> {
    await until(
      `three loads of ${service}`,
      () => documents(service),
      (it) => it === 3,
    );
    await tab.page.waitForURL(`${scene.cluster.origin}/`);
  }

  it('takes an app that is blank at its own root to its real URL, by one reload', async () => {
    const url = scene.url('/deep?q=1#part', 'picky');
    // A page of a site: Firefox counts no empty one in a tab's history.
    const tab = await scene.tab(scene.elsewhere('/', 'picky'));
    const length = await scene.ask(tab, () => history.length);
    await scene.go(tab.page, url);
    assert.equal(tab.page.url(), `${scene.cluster.origin}/deep?q=1#part`);
    await shows(tab, 'at /deep');
    assert.equal(tab.page.url(), url);
    assert.equal(await scene.ask(tab, () => history.length), length + 1);
    const record = await scene.recordUntil(tab, 'healthier', (it) => it?.reason === 'healthier');
    assert.deepEqual(mode(record), ['prefix', 'healthier']);
    await rested(tab);
    assert.equal(await documents('picky', '/deep?q=1'), 2);
    await tab.page.close();
  });

  it('opens that app at its real URL from then on', async () => {
    await scene.clear();
    const tab = await scene.tab(scene.url('/next', 'picky'));
    await shows(tab, 'at /next');
    assert.equal(tab.page.url(), scene.url('/next', 'picky'));
    assert.deepEqual(mode(await scene.record(tab)), ['prefix', 'healthier']);
    assert.equal(await documents('picky', '/next'), 1);
    assert.deepEqual(await scene.inside.learnt(), { [scene.url('/', 'picky')]: 'prefix' });
    await tab.page.close();
  });

  it("forgets it when the user chooses, and the user's choice wins", async () => {
    const tab = await scene.tab(scene.url('/', 'picky'));
    await scene.pin(tab, 'root');
    assert.deepEqual(mode(await scene.record(tab)), ['root', 'pinned']);
    assert.deepEqual(await scene.inside.learnt(), {});
    await scene.clear();
    await tab.page.reload();
    await rested(tab);
    assert.equal(await documents('picky'), 1);
    await tab.page.close();
  });

  it('goes back to the own root of an app that fails both ways, and tries no more', async () => {
    const url = scene.url('/', 'broken');
    const tab = await scene.tab(url);
    const paths = new Set<string>();
    await until(
      'three loads',
      async () => {
        paths.add(new URL(tab.page.url()).pathname);
        return documents('broken');
      },
      (it) => it === 3,
    );
    assert.ok(paths.has(new URL(url).pathname), 'it was tried at its real URL');
    await tab.page.waitForURL(`${scene.cluster.origin}/`);
    await rested(tab);
    assert.equal(await documents('broken'), 3);
    const record = await scene.recordUntil(tab, 'default', (it) => it?.reason === 'default');
    assert.deepEqual(mode(record), ['root', 'default']);
    assert.deepEqual(await scene.inside.learnt(), {});
    await tab.page.reload();
    await rested(tab);
    assert.equal(await documents('broken'), 4, 'the reload alone');
    await tab.page.close();
  });

  it('loads nothing again once a person has typed', async () => {
    const tab = await scene.tab(scene.url('/', 'lost'));
    await tab.page.focus('input');
    await tab.page.keyboard.type('my words');
    await rested(tab);
    assert.equal(await tab.page.inputValue('input'), 'my words');
    assert.equal(await documents('lost'), 1);
    await tab.page.close();
  });

  it('tries the other mode for a page that says "not found", untouched', async () => {
    await scene.clear();
    const tab = await scene.tab(scene.url('/', 'lost'));
    await comesBack(tab, 'lost');
    await tab.page.close();
  });

  it('tries the other mode where a module script is missing', async () => {
    const tab = await scene.tab(scene.url('/', 'module'));
    await comesBack(tab, 'module');
    await tab.page.close();
  });

  for (const [service, what] of Object.entries({
    whole: 'Hello, /',
    late: 'late',
    slow: 'slow',
    shadowed: 'deep',
  })) {
    it(`loads an app that works once: ${service}`, async () => {
      const tab = await scene.tab(scene.url('/', service));
      await rested(tab, service === 'slow' ? 11_000 : 5500);
      if (service !== 'shadowed') await shows(tab, what);
      assert.equal(await documents(service), 1);
      assert.equal(await scene.inside.trial(scene.url('/', service)), undefined);
      await tab.page.close();
    });
  }

  it("leaves a form's answer alone", async () => {
    const tab = await scene.tab(scene.url('/', 'form'));
    await tab.page.click('button');
    await tab.page.waitForURL(scene.url('/save', 'form'));
    await rested(tab);
    assert.deepEqual(await scene.reached('form'), ['GET /', 'POST /save', 'GET /form.js']);
    await tab.page.close();
  });

  for (const [service, path] of [
    ['sandboxed', '/'],
    ['framed', '/'],
    ['framed', '/inner'],
  ] as const) {
    it(`leaves ${path} of the ${service} documents alone`, async () => {
      await scene.clear();
      const tab = await scene.tab(scene.url('/', service));
      await rested(tab);
      assert.equal(await documents(service, path), 1);
      await tab.page.close();
    });
  }

  it('gives a page that forges reports no more than its one try', async () => {
    const tab = await scene.tab(scene.url('/', 'forger'));
    await comesBack(tab, 'forger');
    await rested(tab, 13_000);
    assert.equal(await documents('forger'), 3);
    assert.deepEqual(mode(await scene.record(tab)), ['root', 'default']);
    assert.deepEqual(await scene.inside.learnt(), {});
    await tab.page.close();
  });
});
