import { ensureExtension } from './build/build.ts';
import { say } from './lib/step.ts';
import { type Background, prebuild } from './test/background.ts';
import type { Count } from './test/count.ts';
import { parseOptions, usage } from './test/options.ts';
import { killAll, runStage } from './test/run.ts';
import type { Stage } from './test/stages.ts';
import { type Result, summary } from './test/summary.ts';

const failed: Count = { passed: 0, failed: 1 };

async function run(stage: Stage, background: Background | undefined): Promise<Result> {
  say(`\n━━ ${stage.name}: ${stage.title} ━━`);
  if (stage.cluster) await background?.wait();
  const start = Date.now();
  const work = async () => {
    for (const browser of stage.built) await ensureExtension(browser);
    return runStage(stage);
  };
  const count = await work().catch((error: Error) => {
    say(error.message);
    return failed;
  });
  return { stage, count, milliseconds: Date.now() - start };
}

async function runAll(stages: readonly Stage[], keepGoing: boolean): Promise<Result[]> {
  const background = stages.some(({ cluster }) => cluster) ? prebuild() : undefined;
  process.on('exit', () => background?.kill());
  const results: Result[] = [];
  for (const stage of stages) {
    const stop = !keepGoing && results.some(({ count }) => count?.failed);
    results.push(stop ? { stage, milliseconds: 0 } : await run(stage, background));
  }
  return results;
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) return console.log(usage);
  process.on('exit', killAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      say(`npm test was stopped by ${signal}: its result is unknown`);
      process.exit(130);
    });
  }
  const start = Date.now();
  const results = await runAll(options.stages, options.keepGoing);
  console.log(summary(results, Date.now() - start));
  const good = results.every(({ count }) => count && count.failed === 0);
  // At once: what a failed stage left behind must not hold the result back.
  process.exit(good ? 0 : 1);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
