/** The core's diagnoses in words. */
import { i18n } from '#i18n';
import type { Diagnosis } from '../core/core.ts';

type Params = Readonly<Record<string, string>>;

/** What is wrong, in a sentence. */
export function causeText({ cause, params }: Diagnosis): string {
  return worded(`cause.${keyOf(cause)}`, params) || i18n.t('problem.unknownCause', [cause]);
}

/** What to do about it. */
export function adviceText({ advice, params }: Diagnosis): string {
  return worded(`advice.${keyOf(advice)}`, params) || i18n.t('problem.unknownAdvice');
}

/** Ids are in kebab-case; names of messages may hold letters, digits and underscores only. */
export function keyOf(id: string): string {
  return id.replaceAll('-', '_');
}

// The ids come from Rust, where TypeScript can't see them: a test holds them and the texts together.
const words = i18n.t as unknown as (key: string, params: Params) => string;

function worded(key: string, params: Params): string {
  return words(key, params);
}
