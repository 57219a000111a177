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
      if (isBroken(files, problems)) return;
      assertHas(read?.kubeconfig?.contexts, contexts);
      if (files.length === 1) assert.deepEqual(problemsOf(read?.kubeconfig), problems);
    });
  }
});

/** The popup makes one text of several files; places of problems are those in that text then. */
function pasted(files: Case['files']): string {
  return files.map((file) => (typeof file === 'string' ? file : file.join('\n'))).join('\n---\n');
}

/** In one text, a file that isn't YAML takes the others along. */
function isBroken(files: Case['files'], problems: readonly string[]): boolean {
  return files.length > 1 && problems.some((problem) => problem.includes('not-yaml'));
}

/** Problems in the vectors' short form: `code part line`. */
function problemsOf({ problems = [] }: Partial<Kubeconfig> = {}): string[] {
  return problems.map(({ code, part, line }) => `${code} ${part} ${line}`);
}
