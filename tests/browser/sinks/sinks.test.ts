/** Every way of the web platform to ask for a URL leads to the service, but for those that are named, with their reason. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { inBothModes } from '../kit/index.ts';
import { deviations, expected } from './expected.ts';
import { sinks } from './groups/index.ts';
import { type Found, type Outcome, runAll } from './run.ts';
import { served } from './served.ts';

it('all that are named as deviations are sinks', () => {
  const named = deviations.flatMap((one) => one.sinks);
  assert.deepEqual(
    named.filter((name) => !(name in sinks)),
    [],
  );
});

inBothModes('asks the service', await served(), (given) => {
  let outcome: Outcome;
  before(async () => {
    outcome = await runAll(given);
  });
  it('and of what the sinks take for it nothing misses the service', () =>
    assert.deepEqual(outcome.others, []));
  for (const name of Object.keys(sinks)) {
    it(name, () => {
      const { verdict, said } = outcome.found[name] as Found;
      const wanted = expected(name, given.mode);
      assert.equal(verdict, wanted, `${verdict}, not ${wanted} ${said}`);
    });
  }
});
