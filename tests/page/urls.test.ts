import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as core from '../../extension/core/generated/page-core.js';
import { rewriteCases } from '../core/vectors.ts';
import { moveTo, pretendBrowser } from './dom.ts';

const ORIGIN = 'http://127.0.0.1:8001';
const PREFIX = '/api/v1/namespaces/default/services/web:80/proxy';
pretendBrowser(`${ORIGIN}/`);
const { urlsOf } = await import('../../extension/page/urls.ts');

const RIGHT = 2;
const ESCAPE = 4;
const BASELESS = 5;

/** What the page's Rust form says of a URL that the browser's own `URL` has normalised: no fast path. */
function judged(raw: string, base: string, prefix: string): string | null {
  const href = normal(raw, base);
  if (href === null) return null;
  const verdict = core.judge(href);
  const at = verdict >> 3;
  const lost = prefix.slice(0, core.locate(prefix) >> 16);
  const put = { [ESCAPE]: prefix, [BASELESS]: lost }[verdict & 7] ?? '';
  return href.slice(0, at) + put + href.slice(at);
}

/** A path with a dot segment, which no normalised URL has. */
const DOTS = /^(http|ws)s?:[^?#]*\/(\.|%2e){1,2}([/?#]|$)/i;

function normal(raw: string, base: string): string | null {
  const href = URL.parse(raw, base)?.href ?? null;
  // Node 20 leaves them behind a segment that begins with a dot (`/a/.b/..`), as no browser does: it can judge nothing.
  fc.pre(!DOTS.test(href ?? ''));
  return href;
}

const ROOT = new RegExp(`^([a-z]+://[^/]+(?:/k8s/clusters/c)?${PREFIX})(?=[?#]|$)`);

/** The mount's root with and without its slash is the same place. */
function rooted(url: string | null): string | undefined {
  return url?.replace(ROOT, '$1/');
}

/** Strings that look like what apps write, and like what would trip a fast path. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '/',
      '//',
      '.',
      '..',
      '%2e',
      '%2F',
      '\\',
      '\t',
      '\n',
      ' ',
      '?',
      '#',
      ':',
      '@',
      'a',
      'é',
      '😀',
    ],
    ...[
      PREFIX,
      `${PREFIX}/`,
      'proxy',
      '/proxy/',
      '/api/v1/nodes/n/proxy',
      'web%3A80',
      '/k8s/clusters/c',
    ],
    ...[
      'http:',
      'HTTP://',
      'https://',
      'ws://',
      ORIGIN,
      '127.0.0.1:8001',
      'data:,',
      'blob:',
      'javascript:',
    ],
  ),
  fc.string({ maxLength: 6 }),
);
const written = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const bases = fc.constantFrom(
  `${ORIGIN}/`,
  `${ORIGIN}/deep/page?q#f`,
  `${ORIGIN}${PREFIX}/deep/`,
  'http://other.test/x',
);

for (const prefix of [PREFIX, `/k8s/clusters/c${PREFIX}`]) {
  describe(`URLs of a page below ${prefix}`, () => {
    it('the fast path and the Rust form give every request the same URL', () => {
      const { inside } = urlsOf({ origin: ORIGIN, prefix });
      const agree = (raw: string, base: string) => {
        moveTo(base);
        assert.equal(normal(inside(raw), base), judged(raw, base, prefix));
      };
      fc.assert(fc.property(written, bases, agree), { numRuns: 30_000 });
    });

    it('inside is idempotent', () => {
      const { inside } = urlsOf({ origin: ORIGIN, prefix });
      const again = (raw: string, base: string) => {
        moveTo(base);
        const once = inside(raw);
        assert.equal(normal(inside(once), base), normal(once, base));
      };
      fc.assert(fc.property(written, bases, again), { numRuns: 10_000 });
    });

    it('the app sees nothing of the prefix, and what it sees leads back', () => {
      const { inside, outside } = urlsOf({ origin: ORIGIN, prefix });
      const back = (raw: string, base: string) => {
        moveTo(base);
        const href = normal(raw, base);
        const verdict = href === null ? 0 : core.judge(href) & 7;
        const shown = outside(raw);
        if (verdict !== RIGHT && verdict !== BASELESS) assert.equal(shown, raw);
        else assert.equal(rooted(normal(inside(shown), base)), rooted(normal(inside(raw), base)));
      };
      fc.assert(fc.property(written, bases, back), { numRuns: 30_000 });
    });
  });
}

describe('the shared vectors of rewrite, through the entry function of pages', () => {
  for (const { group, document, origin, prefix, url, to, error } of rewriteCases()) {
    it(`${group}: ${JSON.stringify(url)} on ${document}`, () => {
      const page = new URL(document);
      moveTo(page.pathname === prefix ? `${document}/` : document);
      const { inside } = urlsOf({ origin, prefix });
      const got = normal(inside(url), globalThis.location.href);
      assert.equal(got, error === undefined ? to : null);
    });
  }
});
