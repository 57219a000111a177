import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { groupOf } from '../../../extension/ui/repair-groups.ts';
import { en, ja, root, text } from './texts.ts';

/** What a message leaves open: `$1`, `{name}`. */
const gaps = (message = '') => (message.match(/\$\d|\{\w+\}/g) ?? []).sort();

describe('texts in both languages', () => {
  it('have the same keys', () => {
    assert.deepEqual([...ja.keys()].sort(), [...en.keys()].sort());
  });

  it('leave the same gaps', () => {
    for (const [key, message] of en) assert.deepEqual(gaps(ja.get(key)), gaps(message), key);
  });

  it('are translated', () => {
    const same = [...en].filter(([key, message]) => ja.get(key) === message).map(([key]) => key);
    assert.deepEqual(same, [
      'name',
      'mount.kind.service',
      'mount.kind.pod',
      'mount.kind.node',
      'find.guess',
    ]);
  });

  it('hold no " | ", which separates plural forms', () => {
    for (const [key, message] of [...en, ...ja]) assert.ok(!message.includes(' | '), key);
  });
});

describe('the words for repairs', () => {
  it('cover every repair of the page layer', async () => {
    const folder = 'extension/page/repairs/';
    const files = (await readdir(new URL(folder, root))).filter((file) => file !== 'table.ts');
    for (const file of files) {
      const name = /^ {2}name: '([\w-]+)',$/m.exec(await text(folder + file))?.[1];
      assert.ok(name && groupOf(name), `${file}: no group for its repair "${name}"`);
    }
  });

  it('cover every kind that the core takes from a page', async () => {
    const list = /KINDS: [^=]*= \[([^\]]*)\]/.exec(await text('crate/src/report.rs'))?.[1] ?? '';
    const kinds = [...list.matchAll(/"([\w-]+)"/g)].map((match) => match[1] as string);
    assert.ok(kinds.length > 0);
    assert.deepEqual(
      kinds.filter((kind) => !groupOf(kind)),
      [],
    );
  });
});

/** The ids that Rust gives the variants of an enum. */
async function idsOf(name: 'Cause' | 'Advice'): Promise<string[]> {
  const source = await text('crate/src/diagnose/cause.rs');
  const body = source.split(`    ${name} {`)[1]?.split('\n    }')[0] ?? '';
  return [...body.matchAll(/ = "([a-z-]+)",/g)].map((match) => match[1] as string);
}

/** The ids that a file of Rust gives the variants of an enum. */
async function idsIn(path: string, name: string): Promise<string[]> {
  const body = (await text(path)).split(`    ${name} {`)[1]?.split('\n    }')[0] ?? '';
  return [...body.matchAll(/ = "([a-z-]+)",/g)].map((match) => match[1] as string);
}

describe('the words for what is found, entered and taken away', () => {
  const enums = [
    ['obstacle', 'crate/finder/src/reach.rs', 'Obstacle'],
    ['find.problem', 'crate/finder/src/listing/progress.rs', 'Problem'],
    ['find.what', 'crate/finder/src/listing/resource.rs', 'Resource'],
    ['mistake', 'crate/desk/src/mistake.rs', 'Code'],
    ['doubt', 'crate/desk/src/form/hints.rs', 'Doubt'],
    ['way', 'crate/desk/src/copies.rs', 'Way'],
    ['copyLoss', 'crate/desk/src/copies.rs', 'Loss'],
    ['warning', 'crate/desk/src/host_input.rs', 'Warning'],
    ['contextNote', 'crate/desk/src/kubeconfig.rs', 'Note'],
    ['verdict', 'crate/desk/src/who.rs', 'Verdict'],
    ['signIn', 'crate/desk/src/kubeconfig/credential.rs', 'Kind'],
  ] as const;
  for (const [sort, path, name] of enums) {
    it(`cover every ${name} of ${path}, and nothing else`, async () => {
      const keys = (await idsIn(path, name)).map((id) => `${sort}.${id.replaceAll('-', '_')}`);
      assert.ok(keys.length > 0);
      const written = [...en.keys()].filter((key) => key.startsWith(`${sort}.`));
      assert.deepEqual(written.sort(), keys.sort());
    });
  }
});

/** The facts that every diagnosis has; `kindName` is added on the way. */
const always = ['host', 'kind', 'kindName', 'name', 'namespace', 'port'];
const more: Record<string, string[]> = {
  'cause.forbidden': ['resource', 'user', 'verb'],
  'cause.may_not_act': ['resource', 'user', 'verb'],
  'cause.foreign_frame': ['frame'],
  'advice.own_tab': ['frame'],
};

describe('the words for diagnoses', () => {
  for (const [sort, name] of [
    ['cause', 'Cause'],
    ['advice', 'Advice'],
  ] as const) {
    it(`cover every ${sort} of the core, and nothing else`, async () => {
      const keys = (await idsOf(name)).map((id) => `${sort}.${id.replaceAll('-', '_')}`);
      assert.ok(keys.length > 0);
      const written = [...en.keys()].filter((key) => key.startsWith(`${sort}.`));
      assert.deepEqual(written.sort(), keys.sort());
    });
  }

  it('speak only of facts that the core gives', () => {
    for (const [key, message] of en) {
      if (!/^(cause|advice)\./.test(key)) continue;
      const known = [...always, ...(more[key] ?? [])].map((fact) => `{${fact}}`);
      assert.deepEqual(
        gaps(message).filter((gap) => !known.includes(gap)),
        [],
        key,
      );
    }
  });
});

describe('the words for rights', () => {
  it('cover every question of a host that is about one, and nothing else', async () => {
    const source = await text('crate/desk/src/who/ask.rs');
    const rights = source.split('RIGHTS:')[1]?.split('];')[0] ?? '';
    const names = [...rights.matchAll(/Self::(\w+)/g)].map((match) => match[1] as string);
    const keys = names.map(
      (name) => `right${name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`,
    );
    assert.ok(keys.length > 0);
    const written = [...en.keys()].filter((key) => key.startsWith('right.'));
    assert.deepEqual(written.sort(), keys.map((key) => key.replace('right_', 'right.')).sort());
  });
});
