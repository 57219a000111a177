export interface Count {
  passed: number;
  failed: number;
}

export const nothing: Count = { passed: 0, failed: 0 };

export const sum = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((all, { passed }) => all + passed, 0),
  failed: counts.reduce((all, { failed }) => all + failed, 0),
});

/** A runner's summaries: Node's test runner writes one, cargo one for each binary. */
const summaries = [
  { passed: /^ℹ pass (\d+)$/gm, failed: /^ℹ (?:fail|cancelled) (\d+)$/gm },
  {
    passed: /^test result: .*?(\d+) passed/gm,
    failed: /^test result: .*? (\d+) failed/gm,
  },
];

const total = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].reduce((all, [, number]) => all + Number(number), 0);

/** How many tests a program ran; one that doesn't count its tests is one itself. */
export function countIn(output: string, succeeded: boolean): Count {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
  const plain = output.replace(/\u001b\[[\d;]*m/g, '');
  const count = sum(
    summaries.map(({ passed, failed }) => ({
      passed: total(plain, passed),
      failed: total(plain, failed),
    })),
  );
  if (count.passed + count.failed === 0) {
    return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  }
  // A runner may fail without a failed test: a file that can't be loaded, for example.
  return succeeded || count.failed > 0 ? count : { ...count, failed: 1 };
}
