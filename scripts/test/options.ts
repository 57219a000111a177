import { parseArgs } from 'node:util';
import { type Stage, stages } from './stages.ts';

export interface Options {
  stages: readonly Stage[];
  keepGoing: boolean;
  help: boolean;
}

const widest = Math.max(...stages.map(({ name }) => name.length));

export const usage = `npm test -- [--keep-going] [STAGE …]
Runs the stages named, or all of them, up to the first that fails.
  --keep-going  runs the other stages too when one has failed
Stages:
${stages.map(({ name, title }) => `  ${name.padEnd(widest)}  ${title}`).join('\n')}`;

/** @throws where an option or a stage isn't known; the message is for people. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'keep-going': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length) throw new Error(`no stage "${unknown.join('", "')}"\n\n${usage}`);
  const chosen = stages.filter(({ name }) => positionals.includes(name));
  return {
    stages: chosen.length ? chosen : stages,
    keepGoing: values['keep-going'],
    help: values.help,
  };
}
