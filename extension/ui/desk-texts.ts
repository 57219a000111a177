/** What the desk found, in words. Its ids come from Rust, where TypeScript can't see them: a test holds both together. */
import { i18n } from '#i18n';
import type { Hint, Mistake } from '../desk/desk.ts';
import { keyOf } from './diagnosis.ts';

const words = i18n.t as unknown as (key: string, params?: readonly string[]) => string;

/** What is wrong, and the rule. */
export function mistakeText({ code, offending }: Mistake): string {
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
