import assert from 'node:assert/strict';
import { it } from 'node:test';
import { GROUPS } from '../../../extension/ui/repair-groups.ts';
import { filesBelow } from '../../../scripts/build/files.ts';
import { en, text } from './texts.ts';

/** All files of a folder whose names end so, without what is made from them. */
async function sources(folder: string, ends: RegExp): Promise<string> {
  const files = (await filesBelow(folder)).filter((file) => ends.test(file));
  const written = files.filter((file) => !/\/(?:generated|tests|target)\//.test(file));
  return (await Promise.all(written.map(text))).join('\n');
}

const [extension, rust, manifest] = await Promise.all([
  sources('extension', /\.(?:tsx?|html)$/),
  sources('crate', /\.(?:rs|d\.ts)$/),
  text('wxt.config.ts'),
]);

const found = (source: string, pattern: RegExp) =>
  [...source.matchAll(pattern)].map((match) => match[1] as string);

/** Keys are told from other texts by their dots; those without one must stand where a key does. */
const quoted = new Set([
  ...found(extension, /'(\w+(?:\.\w+)+)'/g),
  ...found(extension, /\bi18n\.t\('(\w+)'/g),
]);

/** Browser and WXT write keys with underscores. */
const inManifest = new Set(found(extension + manifest, /__MSG_(\w+)__/g));

/** What may stand in the gap of a template. */
const ids = [
  ...found(extension, /'([\w-]+)'/g),
  ...found(rust, /["']([\w-]+)["']/g),
  ...Object.keys(GROUPS),
];
const inKeys = new Set(ids.map((id) => id.replaceAll('-', '_')));

const templates = [
  ...extension.matchAll(/\b(?:i18n\.t|words)\(\s*`([\w.]+)\$\{[^}]*\}([\w.]*)`/g),
].map(([, before = '', after = '']) => ({ before, after }));

function isMadeByTemplate(key: string): boolean {
  return templates.some(
    ({ before, after }) =>
      key.startsWith(before) &&
      key.endsWith(after) &&
      inKeys.has(key.slice(before.length, key.length - after.length)),
  );
}

/** `texts.test.ts` holds these to the ids of the core; their template has a gap in place of the sort, too. */
const isOfDiagnosis = (key: string) => /^(?:cause|advice)\./.test(key);

const isUsed = (key: string) =>
  quoted.has(key) ||
  inManifest.has(key.replaceAll('.', '_')) ||
  isOfDiagnosis(key) ||
  isMadeByTemplate(key);

it('every text is used', () => {
  // Plural forms are used by the key that they share.
  const keys = new Set([...en.keys()].map((key) => key.replace(/\.(?:\d|n)$/, '')));
  assert.ok(templates.length > 0);
  assert.deepEqual(
    [...keys].filter((key) => !isUsed(key)),
    [],
  );
});
