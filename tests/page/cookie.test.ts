import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import '../../dist/core/index.js';
import { misplacedCookie } from '../../dist/core/porthole.js';
import { pretendBrowser } from './dom.ts';

const ORIGIN = 'http://127.0.0.1:8001';
const PREFIX = '/api/v1/namespaces/default/services/web:80/proxy';
pretendBrowser(`${ORIGIN}/`);
const { cookieMover } = await import('../../extension/page/cookie.ts');
const { urlsOf } = await import('../../extension/page/urls.ts');
const mount = { origin: ORIGIN, prefix: PREFIX };
const move = cookieMover(mount, urlsOf(mount).inside);

const piece = fc.oneof(
  fc.constantFrom('sid=1', 'path', 'Path', ' PATH ', '=', ';', '; ', '/', '//', '/app', PREFIX),
  fc.constantFrom('Path=/', 'path=/app/', ' path = /x ', '; Secure', '__Host-a', ' ', 'é'),
  // In a URL alone, a backslash is a slash and dots go up.
  fc.string({ maxLength: 3 }).map((text) => text.replace(/[\\.]/g, '')),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const cookies = fc
  .tuple(fc.constantFrom('', 'sid=1; Path=/', 'a;path='), text)
  .map((parts) => parts.join(''));

it('a cookie that a script sets goes where the core puts what a server sets', () => {
  let moved = 0;
  fc.assert(
    fc.property(cookies, (cookie) => {
      const found = misplacedCookie(`${ORIGIN}${PREFIX}/`, cookie);
      const own = move(cookie);
      if (found) moved += 1;
      const whole = `${found?.to}`;
      const lost = whole.slice(0, whole.length - (found?.from ?? whole).length);
      const put = Array.from(cookie, (_, at) => cookie.slice(0, at) + lost + cookie.slice(at));
      assert.ok(own === cookie || put.includes(own), own);
      assert.equal(own !== cookie, found !== null, own);
    }),
    { numRuns: 5000 },
  );
  assert.ok(moved > 500, `${moved} of 5000 had to be moved`);
});
