import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { vectors } from '../vectors.ts';
import { assertHas, assertRefused, type Refused, shown } from './compare.ts';
import { type Proposal, readHost } from './module.ts';

interface Case extends Refused {
  readonly text: string;
  readonly host?: Partial<Proposal>;
  /** How many contexts. */
  readonly kubeconfig?: number;
}

const { cases } = vectors<{ cases: readonly Case[] }>('hosts.json');

describe('what people paste to add a cluster', () => {
  for (const { text, host, kubeconfig, ...refused } of cases) {
    it(JSON.stringify(text), () => {
      const { read, mistake } = shown(readHost(text));
      if (host) assertHas(read?.host, { warnings: [], ...host });
      else if (kubeconfig !== undefined) {
        assert.equal(read?.kubeconfig?.contexts.length, kubeconfig);
      } else assertRefused(mistake, refused);
    });
  }
});
