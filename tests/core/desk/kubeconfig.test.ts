import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { vectors } from '../vectors.ts';
import { assertHas, shown } from './compare.ts';
import { type Kubeconfig, readHost } from './module.ts';

interface Case {
  readonly about: string;
  readonly files: readonly (string | readonly string[])[];
  readonly contexts: readonly object[];
  readonly secrets: readonly string[];
  readonly problems: readonly string[];
}

const { cases } = vectors<{ cases: readonly Case[] }>('kubeconfig.json');

describe('kubeconfigs', () => {
  for (const { about, files, contexts, secrets, problems } of cases) {
    it(about, () => {
      const { read } = shown(readHost(pasted(files)));
      const came = JSON.stringify(read);
      for (const secret of secrets.filter(Boolean)) assert.ok(!came.includes(secret), came);
      assertHas(read?.kubeconfig?.contexts, contexts);
      assert.deepEqual(problemsOf(files.length, read?.kubeconfig), problems);
    });
  }
});

/** The popup makes one text of several files. */
function pasted(files: Case['files']): string {
  return files.map((file) => (typeof file === 'string' ? file : file.join('\n'))).join('\n---\n');
}

/** Problems in the vectors' short form: `code part line`, with the file before them where there are several. */
function problemsOf(files: number, { problems = [] }: Partial<Kubeconfig> = {}): string[] {
  const of = (file?: number) => (files > 1 ? `${file}: ` : '');
  return problems.map(({ file, code, part, line }) => `${of(file)}${code} ${part} ${line}`);
}
