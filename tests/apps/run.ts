import { readFile, writeFile } from 'node:fs/promises';
import type { App } from './app.ts';
import { type Cell, cellsOf, complaint, nameOf, type Outcome } from './matrix/cell.ts';
import { Matrix } from './matrix/matrix.ts';
import { lanes, parseRequest, type Request, resultsFile } from './matrix/options.ts';
import { inParallel } from './matrix/parallel.ts';
import { table } from './matrix/table.ts';

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

async function tell(matrix: Matrix, cell: Cell): Promise<Outcome> {
  const since = Date.now();
  const outcome = await matrix.try(cell);
  const wrong = complaint(outcome);
  const { told } = outcome;
  const mode = told ? `, mode ${told.mode} (${told.reason})` : '';
  const result = outcome.passed ? 'works' : 'fails';
  console.log(`${wrong ? '✗' : '✓'} ${nameOf(cell)}: ${result}${mode}, ${seconds(since)}`);
  if (wrong) console.log(`  ${wrong}`);
  else if (outcome.failure) console.log(`  ${outcome.failure}`);
  return outcome;
}

async function runOne(matrix: Matrix, request: Request, app: App): Promise<Outcome[]> {
  const since = Date.now();
  await matrix.start(app);
  console.log(`${app.name} installed and started in ${seconds(since)}`);
  const wanted = ({ kind, browser, porthole }: Cell) =>
    request.browsers.includes(browser) && (!kind || request.porthole.includes(porthole));
  const outcomes: Outcome[] = [];
  for (const cell of cellsOf(app, request.kinds).filter(wanted)) {
    outcomes.push(await tell(matrix, cell));
  }
  await matrix.stop(app);
  return outcomes;
}

async function runAll(matrix: Matrix, request: Request): Promise<Outcome[]> {
  const one = (app: App) => runOne(matrix, request, app);
  return (await inParallel(lanes, request.apps, one)).flat();
}

async function settle(request: Request, outcomes: readonly Outcome[]): Promise<void> {
  const wrong = outcomes.map(complaint).filter((text) => text !== undefined);
  console.log(`${outcomes.length - wrong.length} cells as expected, ${wrong.length} not`);
  if (wrong.length) process.exitCode = 1;
  // A table of what should not be is not one to keep.
  if (wrong.length || !request.whole) return;
  const now = table(outcomes, request.apps, request.kinds);
  if (!request.check) {
    await writeFile(resultsFile, now);
    console.log(`wrote ${resultsFile}`);
  } else if (now !== (await readFile(resultsFile, 'utf8').catch(() => ''))) {
    console.log(`RESULTS.md is no longer true. It would be:\n\n${now}`);
    process.exitCode = 1;
  }
}

async function main(): Promise<void> {
  const request = parseRequest(process.argv.slice(2));
  const matrix = await Matrix.open(request);
  try {
    await settle(request, await runAll(matrix, request));
  } finally {
    await matrix.close();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
