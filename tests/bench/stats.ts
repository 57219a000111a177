/** Numbers of a benchmark and how they are told: raw, median, and a ratio against something of the same run. */

import { quiet } from './quiet.ts';

export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

const digits = (value: number) =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);

/** One line: the median and every raw number. */
export function tell({ name, unit, values }: Series): string {
  return `  ${name}: median ${digits(median(values))} ${unit} (${values.map(digits).join(', ')})`;
}

/** `subject` against `reference`, both of this run, and whether it holds the bar. */
export function compare(subject: Series, reference: Series, bar?: number): string {
  const ratio = median(subject.values) / median(reference.values);
  const verdict = bar === undefined ? '' : `, bar ${bar}: ${ratio <= bar ? 'held' : 'MISSED'}`;
  return `  ${subject.name} / ${reference.name} = ${ratio.toFixed(3)}${verdict}`;
}

/** Takes turns when all is quiet, so that what else the machine does falls on both alike. */
export async function alternate(
  rounds: number,
  ...subjects: { name: string; unit: string; once: () => Promise<number> | number }[]
): Promise<Series[]> {
  const values = subjects.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, subject] of subjects.entries()) {
      await quiet();
      values[i]?.push(await subject.once());
    }
  }
  return subjects.map(({ name, unit }, i) => ({ name, unit, values: values[i] ?? [] }));
}
