import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { vectors } from '../vectors.ts';
import { shown } from './compare.ts';
import { type HostAnswer, judgeHost, type Probe } from './module.ts';

/** A body that is an object is sent as JSON. */
type Answer = Omit<HostAnswer, 'body'> & { readonly body?: string | object };

interface Case extends Pick<Probe, 'origin' | 'forbiddenByBrowser' | 'answersUnread'> {
  readonly about: string;
  readonly base?: string;
  readonly version?: Answer;
  readonly user?: Answer;
  readonly rights?: readonly (readonly [ask: string, answer: Answer])[];
  readonly verdict: string;
  readonly who?: string;
  readonly is?: string;
  readonly may?: Readonly<Record<string, boolean>>;
  readonly only?: readonly string[];
}

const { cases } = vectors<{ cases: readonly Case[] }>('who.json');

const sent = ({ body, ...answer }: Answer) =>
  ({ ...answer, body: typeof body === 'object' ? JSON.stringify(body) : body }) as HostAnswer;

function probeOf({ version, user, rights = [], base = '', ...given }: Case): Probe {
  return {
    ...given,
    base,
    ...(version && { version: sent(version) }),
    ...(user && { user: sent(user) }),
    rights: rights.map(([ask, answer]) => [ask, sent(answer)]),
  };
}

describe('what the answers of a host mean', () => {
  for (const given of cases) {
    it(given.about, () => {
      const { verdict, user, version, may, only } = shown(judgeHost(probeOf(given)));
      assert.equal(verdict, given.verdict);
      assert.equal(user?.username ?? '', given.who ?? '');
      assert.equal(version?.gitVersion ?? '', given.is ?? '');
      assert.deepEqual(may, given.may ?? {});
      assert.deepEqual(only, given.only ?? []);
    });
  }
});
