/** Text that names its host by the other name, and how the page is to read it; by both that rename. */
export interface Named {
  readonly text: string;
  readonly own: string;
  readonly alias?: string;
  readonly origin?: string;
}

export const ORIGIN = 'http://127.0.0.1:8001';
export const ALIAS = '10.0.0.1:6443';

const renamed: Named[] = [
  { text: 'a="http://10.0.0.1:6443/x"', own: 'a="http://127.0.0.1:8001/x"' },
  { text: "['https://10.0.0.1:6443']", own: "['http://127.0.0.1:8001']" },
  {
    text: 'wss://10.0.0.1:6443?a ws://10.0.0.1:6443',
    own: 'ws://127.0.0.1:8001?a ws://127.0.0.1:8001',
  },
  { text: '"İ" "http://10.0.0.1:6443/x"', own: '"İ" "http://127.0.0.1:8001/x"' },
  { text: 'src=//10.0.0.1:6443/x', own: 'src=//127.0.0.1:8001/x' },
  {
    text: String.raw`"HTTPS:\/\/10.0.0.1:6443\/x"`,
    own: String.raw`"http:\/\/127.0.0.1:8001\/x"`,
  },
  {
    text: 'http://api.test/ https://api.test:443/',
    own: 'https://k.test/ https://k.test/',
    alias: 'api.test:443',
    origin: 'https://k.test',
  },
];

const others = [
  '',
  '10.0.0.1:6443',
  'https://10.0.0.1:64430/',
  'https://10.0.0.1/',
  'https://110.0.0.1:6443/',
  'https://me@10.0.0.1:6443/',
  'İ 10.0.0.1:6443',
];
const othersOfHttps = ['https://api.test.evil/', 'https://api.test:444/', 'https://api.test@evil/'];

export const names: readonly Named[] = [
  ...renamed,
  ...others.map((text) => ({ text, own: text })),
  ...othersOfHttps.map((text) => ({ text, own: text, alias: 'api.test:443' })),
];
