/** Compares what the desk gives with what a case asks for, as `crate/desk/tests/vectors/compare.rs` does. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Hint, Mistake } from './module.ts';

/** What is wrong with the input of a case, if anything is. */
export interface Refused {
  readonly error?: string;
  readonly part?: string;
  readonly offending?: string;
}

/** What came over the boundary. No secret of the vectors may be in it, nor in what JSON leaves out. */
export function shown<T>(came: T): T {
  const all = { depth: null, maxArrayLength: null, maxStringLength: null, showHidden: true };
  for (const text of [JSON.stringify(came), inspect(came, all)]) {
    assert.ok(!text.includes('hunter2'), text);
  }
  return came;
}

/** Fields that a case doesn't name aren't compared. */
export function assertHas(found: unknown, wanted: unknown): void {
  assert.deepEqual(named(found, wanted), wanted);
}

/** What a case names of what was found; null where there's nothing. */
function named(found: unknown, wanted: unknown): unknown {
  if (Array.isArray(found) && Array.isArray(wanted)) {
    return found.map((each, at) => named(each, wanted[at]));
  }
  if (isObject(found) && isObject(wanted)) {
    return Object.fromEntries(
      Object.entries(wanted).map(([key, each]) => [key, named(found[key], each)]),
    );
  }
  return found ?? null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function assertRefused(mistake: Mistake | undefined, wanted: Refused): void {
  assert.deepEqual([mistake?.code, mistake?.part], [wanted.error, wanted.part]);
  if (wanted.offending !== undefined) assert.equal(mistake?.offending, wanted.offending);
  assert.ok(mistake?.rule);
}

/** Doubts in the vectors' short form: `doubt field fix=value …`, by the names of the fields. */
export function doubts(hints: readonly Hint[]): string[] {
  return hints.map(({ doubt, field, fix }) => {
    const fixes = Object.entries(fix).map(([name, value]) => `${name}=${value}`);
    return [doubt, field, ...fixes.sort()].join(' ');
  });
}
