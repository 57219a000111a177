import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pretendBrowser } from './dom.ts';

const ORIGIN = 'http://127.0.0.1:8001';
pretendBrowser(`${ORIGIN}/`);
const { rename } = await import('../../extension/page/names.ts');
const { urlsOf } = await import('../../extension/page/urls.ts');

const P = '/api/v1/namespaces/default/services/web:80/proxy';

function reads(text: string, own: string, alias = '10.0.0.1:6443', origin = ORIGIN): void {
  assert.equal(rename(text, alias, origin), own, text);
}

it('text names the host as the page does, in every spelling of a URL', () => {
  reads('a="http://10.0.0.1:6443/x"', 'a="http://127.0.0.1:8001/x"');
  reads("['https://10.0.0.1:6443']", "['http://127.0.0.1:8001']");
  reads('wss://10.0.0.1:6443?a ws://10.0.0.1:6443', 'ws://127.0.0.1:8001?a ws://127.0.0.1:8001');
  reads('"İ" "http://10.0.0.1:6443/x"', '"İ" "http://127.0.0.1:8001/x"');
  reads('src=//10.0.0.1:6443/x', 'src=//127.0.0.1:8001/x');
  reads(String.raw`"HTTPS:\/\/10.0.0.1:6443\/x"`, String.raw`"http:\/\/127.0.0.1:8001\/x"`);
  reads(
    'http://api.test/ https://api.test:443/',
    'https://k.test/ https://k.test/',
    'api.test:443',
    'https://k.test',
  );
});

it('text about anything else stays', () => {
  for (const text of [
    '',
    '10.0.0.1:6443',
    'https://10.0.0.1:64430/',
    'https://10.0.0.1/',
    'https://110.0.0.1:6443/',
    'https://me@10.0.0.1:6443/',
    'İ 10.0.0.1:6443',
  ]) {
    reads(text, text);
  }
  for (const text of [
    'https://api.test.evil/',
    'https://api.test:444/',
    'https://api.test@evil/',
  ]) {
    reads(text, text, 'api.test:443');
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
