import { type Count, sum } from './count.ts';
import type { Stage } from './stages.ts';

export interface Result {
  stage: Stage;
  /** Nothing where the stage didn't run, since one before it failed. */
  count?: Count;
  milliseconds: number;
}

function time(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function row({ stage, count, milliseconds }: Result): string {
  const name = stage.name.padEnd(8);
  if (!count) return `- ${name}  not run`;
  const mark = count.failed ? '✗' : '✓';
  const passed = `${count.passed} passed`.padStart(11);
  return `${mark} ${name} ${passed}, ${count.failed} failed  ${time(milliseconds)}`;
}

/** A line for each stage and one for all. */
export function summary(results: readonly Result[], milliseconds: number): string {
  const all = sum(results.flatMap(({ count }) => (count ? [count] : [])));
  const skipped = results.filter(({ count }) => !count).length;
  const rest = skipped ? `, ${skipped} stages not run` : '';
  const last = `${all.passed} passed, ${all.failed} failed${rest} in ${time(milliseconds)}`;
  return ['', ...results.map(row), '', last].join('\n');
}
