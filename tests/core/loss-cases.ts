/** The cases of `losses.json`, and what the core says to each. */
import { type Loss, losses } from '../../dist/core/index.js';
import { vectors } from './vectors.ts';

export interface LossCase {
  readonly about: string;
  readonly origin?: string;
  readonly path: string;
  readonly query?: string;
  readonly method?: string;
  readonly type?: string;
  readonly authorization?: boolean;
  readonly status?: number;
  readonly message?: string;
  readonly body?: string;
  readonly audited?: boolean;
  readonly html?: string;
  readonly error?: string;
  readonly losses: readonly string[];
  readonly seen?: string;
}

export const { cases: lossCases } = vectors<{ cases: readonly LossCase[] }>('losses.json');
export const mountOf = (origin = 'http://127.0.0.1:8001') =>
  `${origin}/api/v1/namespaces/default/services/web:80/proxy/`;

function headersOf({ audited, html }: LossCase): Record<string, string> | undefined {
  const typed: Record<string, string> =
    html === undefined
      ? {}
      : { 'content-type': 'text/html; charset=utf-8', 'content-encoding': html };
  if (audited === undefined) return html === undefined ? undefined : typed;
  return audited ? { ...typed, 'audit-id': '1' } : typed;
}

const bodyOf = ({ message, body, status: code }: LossCase) =>
  message === undefined
    ? body
    : JSON.stringify({ kind: 'Status', apiVersion: 'v1', message, code });

export function lossesOf(given: LossCase): readonly Loss[] {
  const { method, type, authorization, status, error } = given;
  const mount = mountOf(given.origin);
  const url = mount + given.path + (given.query === undefined ? '' : `?${given.query}`);
  const known = { headers: headersOf(given), body: bodyOf(given) };
  return losses({ mount, url, method, type, authorization, status, error, ...known });
}
