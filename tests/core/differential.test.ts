/**
 * Random URLs: the core, the page form and the platform's `URL` must agree on every one that the network knows. On the
 * others (`a:/..`, `a://b:\\`) Rust's `url` and Node's `URL` each have bugs of their own.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { rewrite } from '../../dist/core/index.js';
import { rewriteInPage } from './page-form.ts';

const ORIGIN = 'http://127.0.0.1:8001';
const PREFIX = '/api/v1/namespaces/default/services/web:80/proxy';
const DOCUMENT = `${ORIGIN}${PREFIX}/a/b.html?q#f`;

const NETWORK = /^(?:https?|wss?|ftp):/;

const PIECES = [
  ...['/', '\\', '//', '?', '#', '@', ':', '..', '.', '%2e', '%2F', '%', '%zz', ' ', '\t', '\n'],
  ...['http:', 'HTTPS:', 'ws:', 'wss://', 'data:', 'blob:', 'javascript:', 'file:', 'about:blank'],
  ...['127.0.0.1', '127.0.0.1:8001', ':8001', '127.1', '0x7f.1', '[::1]', 'localhost', 'é'],
  ...['api', 'v1', 'namespaces', 'default', 'services', 'web:80', 'web%3A80', 'proxy', PREFIX],
  ...[
    'a',
    'B',
    '|',
    '^',
    '`',
    '{',
    '"',
    "'",
    '<',
    '\0',
    '\u00ad',
    '例え',
    '🟠',
    'C|',
    '-',
    '_',
    '=',
  ],
];

const urls = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3, unit: 'binary' })), {
    maxLength: 9,
  })
  .map((pieces) => pieces.join(''));

const outcome = (run: () => string) => {
  try {
    return run();
  } catch {
    return 'invalid';
  }
};

it('the core agrees with the URL Standard and with the page form', () => {
  fc.assert(
    fc.property(urls, (url) => {
      const inPage = outcome(() => rewriteInPage(DOCUMENT, PREFIX, url));
      const inCore = outcome(() => rewrite(DOCUMENT, url));
      if (!NETWORK.test(inPage) && !NETWORK.test(inCore)) return;
      assert.equal(inCore, inPage);
      const standard = outcome(() => new URL(url, DOCUMENT).href);
      const path = standard.indexOf('/', standard.indexOf('//') + 2);
      const repaired = standard.slice(0, path) + PREFIX + standard.slice(path);
      assert.ok(inPage === standard || inPage === repaired, inPage);
    }),
    { numRuns: 20_000 },
  );
});
