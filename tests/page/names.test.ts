import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pretendBrowser } from './dom.ts';
import { ALIAS, names, ORIGIN } from './names.ts';

pretendBrowser(`${ORIGIN}/`);
const { rename } = await import('../../extension/page/names.ts');
const { urlsOf } = await import('../../extension/page/urls.ts');

const P = '/api/v1/namespaces/default/services/web:80/proxy';

it('text names the host as the page does, in every spelling of a URL, and nothing else is changed', () => {
  for (const { text, own, alias = ALIAS, origin = ORIGIN } of names) {
    assert.equal(rename(text, alias, origin), own, text);
  }
});

it('URLs by the other name are the mount’s own', () => {
  const { inside, outside, named } = urlsOf({ origin: ORIGIN, prefix: P, alias: '10.0.0.1:6443' });
  for (const scheme of ['http', 'https']) {
    const other = `${scheme}://10.0.0.1:6443`;
    assert.equal(inside(`${other}/x?y`), `${ORIGIN}${P}/x?y`);
    assert.equal(inside(`${other}${P}/x`), `${ORIGIN}${P}/x`);
    assert.equal(outside(`${other}${P}/x`), `${ORIGIN}/x`);
    assert.equal(outside(`${other}/x`), `${ORIGIN}/x`);
    assert.equal(named(`${other}/x`), `${ORIGIN}/x`);
  }
  assert.equal(inside('wss://10.0.0.1:6443/live'), `ws://127.0.0.1:8001${P}/live`);
  for (const raw of [
    '/x',
    'x',
    'https://10.0.0.1/',
    'https://10.0.0.1:64430/',
    'data:,10.0.0.1:6443',
  ]) {
    assert.equal(named(raw), raw);
  }
  assert.equal(inside('https://10.0.0.1/'), 'https://10.0.0.1/');
});

it('without an alias no other host is ours', () => {
  const { inside, named } = urlsOf({ origin: ORIGIN, prefix: P, alias: '' });
  for (const raw of [`https://10.0.0.1:6443${P}/x`, 'https://10.0.0.1:6443/']) {
    assert.equal(inside(raw), raw);
    assert.equal(named(raw), raw);
  }
});
