/** The core's diagnoses in words. */
import { i18n } from '#i18n';
import type { Diagnosis } from '../core/core.ts';
import { keyOf, words } from './words.ts';

/** What is wrong, in a sentence. */
export function causeText(diagnosis: Diagnosis): string {
  const { cause } = diagnosis;
  return worded('cause', cause, diagnosis) || i18n.t('problem.unknownCause', [cause]);
}

/** What to do about it. */
export function adviceText(diagnosis: Diagnosis): string {
  return worded('advice', diagnosis.advice, diagnosis) || i18n.t('problem.unknownAdvice');
}

/** Whether the way around the proxy is what to do. */
export function needsPortForward({ advice }: Diagnosis): boolean {
  return advice === 'port-forward' || advice === 'allow-path';
}

function worded(sort: 'cause' | 'advice', id: string, { params }: Diagnosis): string {
  return words(`${sort}.${keyOf(id)}`, { ...params, kindName: kindName(params['kind']) });
}

function kindName(kind: string | undefined): string {
  const known = kind === 'pod' || kind === 'node' ? kind : 'service';
  return i18n.t(`mount.kind.${known}`);
}
