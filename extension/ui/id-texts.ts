/** What desk and finder found, in words. */
import type { Hint, Mistake } from '../desk/desk.ts';
import { keyOf, words } from './words.ts';

/** What is wrong, and the rule. */
export function mistakeText({ code, offending }: Pick<Mistake, 'code' | 'offending'>): string {
  return words(`mistake.${keyOf(code)}`, [offending]);
}

/** What is most likely not meant, and what would be. */
export function doubtText({ doubt, fix }: Hint): string {
  return words(`doubt.${keyOf(doubt)}`, [Object.values(fix).filter(Boolean).join(' · ')]);
}

export function wayText(way: string): string {
  return words(`way.${keyOf(way)}`);
}

export function lossText(loss: string): string {
  return words(`copyLoss.${keyOf(loss)}`);
}

export function warningText(warning: string): string {
  return words(`warning.${keyOf(warning)}`);
}

export function noteText(note: string): string {
  return words(`contextNote.${keyOf(note)}`);
}

/** How a kubeconfig's user signs in. */
export function signInText(kind: string): string {
  return words(`signIn.${keyOf(kind)}`);
}

/** Why the proxy can't reach an object. */
export function obstacleText(obstacle: string): string {
  return words(`obstacle.${keyOf(obstacle)}`);
}

/** What a test of a host found, and what to do next. */
export function verdictText(verdict: string): string {
  return words(`verdict.${keyOf(verdict)}`);
}

/** What a user may do in a cluster. */
export function rightText(ask: string): string {
  return words(`right.${keyOf(ask)}`);
}

/** Why a cluster can't be listed. */
export function problemText(problem: string): string {
  return words(`find.problem.${keyOf(problem)}`);
}

/** Why a cluster didn't let the user in. */
export function whyText(why: string): string {
  return words(`why.${keyOf(why)}`);
}
