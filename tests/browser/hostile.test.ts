import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBothModes, until } from './kit/index.ts';

/** Breaks what repairs would need, and writes down what passes through. */
const patch = `<script>
  window.overheard = '';
  const { apply } = Reflect;
  const find = RegExp.prototype.test.bind(/[/]proxy/);
  for (const key of ['startsWith', 'includes', 'slice', 'indexOf', 'split', 'toLowerCase', 'charCodeAt']) {
    const native = String.prototype[key];
    String.prototype[key] = function (...args) {
      if (find('' + this)) window.overheard += key + ' ';
      return apply(native, '' + this, args);
    };
  }
  const fail = (what) => () => { throw new Error('patched ' + what); };
  const iterator = Array.prototype[Symbol.iterator];
  Array.prototype.push = fail('push');
  Array.prototype[Symbol.iterator] = fail('iterator');
  Reflect.apply = Reflect.construct = Reflect.getOwnPropertyDescriptor = fail('Reflect');
  Function.prototype.call = Function.prototype.apply = fail('call');
  const { URL } = window;
  window.URL = fail('URL');
  WeakMap.prototype.get = fail('get');
  new WebSocket('/live');
  new EventSource('/events');
  history.pushState(null, '', '/pushed');
  fetch('/part', { redirect: 'error' });
  // As it was again, for who drives the browser.
  document.title = 'heard ' + window.overheard;
  Array.prototype[Symbol.iterator] = iterator;
  window.URL = URL;
</script>`;
const pages = {
  '/': '<!doctype html><title>app</title>',
  '/patched': `<!doctype html><title>app</title>${patch}<a id="link" href="/there">x</a>`,
  '/data.json': '{"it":1}',
  '/part': '<a href="/x">x</a>',
  'WS /live': '',
};

inBothModes('a page that patches built-ins', pages, ({ mode, open, reached, scene, seen }) => {
  it('breaks no repair, and overhears nothing of the prefix', async () => {
    const page = await open('/');
    await scene().go(page, scene().url('/patched', mode));
    const all = ['GET /live', 'GET /part', 'GET /events'];
    const asked = (requests: string[]) => all.every((one) => requests.includes(one));
    await until('the service is asked', reached, asked);
    assert.equal(new URL(page.url()).pathname, seen('/pushed'));
    assert.equal(await page.title(), 'heard');
  });
});

inBothModes('built-ins keep their looks', pages, ({ open }) => {
  const looks = `(() => {
    const of = (it) => [it.name, it.length, Function.prototype.toString.call(it)];
    const { prototype } = XMLHttpRequest;
    return JSON.stringify([
      of(fetch), of(WebSocket), of(EventSource), of(Worker), of(Request), of(history.pushState), of(open),
      of(prototype.open), of(Object.getOwnPropertyDescriptor(prototype, 'responseURL').get),
      Object.keys(WebSocket), WebSocket.OPEN, WebSocket.prototype.constructor === WebSocket,
      Object.getOwnPropertyDescriptor(window, 'fetch').enumerable,
    ]);
  })()`;

  it('name, length, toString and constants', async () => {
    const page = await open('/');
    const repaired = await page.evaluate(looks);
    await page.goto('about:blank');
    const native = JSON.parse((await page.evaluate(looks)) as string);
    const got = JSON.parse(repaired as string);
    // A proxy of a function prints as a native one without its name.
    const anonymous = (text: string) => text.replace(/function (get )?\\w+/, 'function ');
    for (const [i, look] of native.entries()) {
      if (!Array.isArray(look) || look.length !== 3) assert.deepEqual(got[i], look);
      else assert.deepEqual([got[i][0], got[i][1]], [look[0], look[1]]);
      if (Array.isArray(look) && look.length === 3)
        assert.match(anonymous(got[i][2]), /native code/);
    }
  });

  it('instanceof and subclasses', async () => {
    const page = await open('/');
    const held = await page.evaluate(`(() => {
      class Own extends WebSocket { hello() { return 'hello'; } }
      const socket = new Own('/live');
      const request = new (class extends Request {})('/x');
      return [socket instanceof WebSocket, socket instanceof Own, socket.hello(), request instanceof Request,
        socket.constructor === Own, Object.getPrototypeOf(Own) === WebSocket];
    })()`);
    assert.deepEqual(held, [true, true, 'hello', true, true, true]);
  });
});
