import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { apps } from './index.ts';
import { cellsOf, complaint, nameOf, type Outcome } from './matrix/cell.ts';
import { Matrix } from './matrix/matrix.ts';
import { builtExtensions, lanes, resultsFile } from './matrix/options.ts';
import { table } from './matrix/table.ts';
import { kinds } from './matrix/ways.ts';

describe("real web UIs behind the API server's proxy", () => {
  const outcomes: Outcome[] = [];
  let matrix: Matrix;

  before(async () => {
    matrix = await Matrix.open({ kinds, extensions: builtExtensions });
  });
  after(() => matrix.close());

  describe('each', { concurrency: lanes }, () => {
    for (const app of apps) {
      describe(app.name, { concurrency: 1 }, () => {
        before(() => matrix.start(app));
        after(() => matrix.stop(app));

        for (const cell of cellsOf(app, kinds)) {
          it(nameOf(cell), async () => {
            const outcome = await matrix.try(cell);
            outcomes.push(outcome);
            assert.equal(complaint(outcome), undefined);
          });
        }
      });
    }
  });

  it('RESULTS.md says what happened', async () => {
    const written = await readFile(resultsFile, 'utf8');
    assert.equal(table(outcomes, apps, kinds), written, 'make it again: npm run apps');
  });
});
