/** The states of a tab that people may see, for tests that walk through all of them. */
import type { TabRecord } from '../../../extension/state/tab.ts';
import type { Stage } from './stage.ts';

const repairs = { script: 12, module: 3, image: 31, xmlhttprequest: 120, fetch: 7, link: 44 };

const problem = {
  status: 500,
  body: 'unexpected EOF',
  diagnosis: { cause: 'lost-body', advice: 'port-forward', params: {} },
} as const;

const losses = [
  {
    cause: 'own-authorization',
    advice: 'port-forward',
    fatal: true,
    params: { seen: 'Authorization: GET /api/me' },
  },
  { cause: 'encoded-slash', advice: 'port-forward', fatal: false, params: { seen: 'GET /a%2Fb' } },
] as const;

export const states: Record<string, (stage: Stage) => TabRecord | null> = {
  'not proxied': () => null,
  'nothing repaired': (stage) => stage.record(),
  repaired: (stage) => stage.record({ repairs }),
  'typed a bare path': (stage) => stage.record({ typed: `${stage.origin}/dashboard` }),
  'a problem': (stage) => stage.record({ problem, choice: 'root', reason: 'pinned' }),
  'what the app survives is lost': (stage) => stage.record({ losses: losses.slice(1) }),
  'what the app needs is lost': (stage) => stage.record({ repairs, losses }),
  'requests got no answer': (stage) => {
    const url = `${stage.record().mount}api/engines`;
    return stage.record({ unanswered: [{ url, error: 'net::ERR_CONNECTION_REFUSED' }] });
  },
  off: (stage) => stage.record({ choice: 'off', mode: 'off', reason: 'pinned' }),
};
