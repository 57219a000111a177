import type { Observations } from './bench.ts';
import type { Exception } from './exceptions.ts';

export type Real = 'apiserver' | 'kubectl-proxy';

export interface Difference {
  vector: string;
  cluster: Real;
  field: string;
  standin: string | undefined;
  real: string | undefined;
}

/** Every field in which the stand-in's answer isn't the real one's. */
export function differences(vector: string, seen: Observations, cluster: Real): Difference[] {
  const { standin } = seen;
  const real = seen[cluster];
  const fields = new Set([...Object.keys(standin), ...Object.keys(real)]);
  return [...fields]
    .filter((field) => standin[field] !== real[field])
    .map((field) => ({ vector, cluster, field, standin: standin[field], real: real[field] }));
}

/** Whether a listed exception allows the difference. */
export function covers(exception: Exception, found: Difference, seen: Observations): boolean {
  const { clusters, vectors, fields, when } = exception;
  return (
    clusters.includes(found.cluster) &&
    (vectors?.test(found.vector) ?? true) &&
    (fields?.test(found.field) ?? true) &&
    (when?.(found, seen[found.cluster]) ?? true)
  );
}

export function describeDifference(found: Difference): string {
  const { vector, cluster, field, standin, real } = found;
  return `${vector}\n  ${field}\n    standin: ${show(standin)}\n    ${cluster}: ${show(real)}`;
}

function show(value: string | undefined): string {
  return value === undefined ? '(absent)' : JSON.stringify(value.slice(0, 300));
}
