import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One request, as the API server itself tells of it. */
export interface AuditEvent {
  /** Who it was taken for. */
  user: string;
  /** As whom that user acted. */
  impersonated?: string;
  verb: string;
  /** Path and query as they came in. */
  uri: string;
  /** Of the answer. */
  status: number;
}

const LOG = 'audit.jsonl';
const POLICY = 'audit-policy.json';

interface Written {
  user?: { username: string };
  impersonatedUser?: { username: string };
  verb: string;
  requestURI: string;
  responseStatus?: { code: number };
}

/** The flags with which the API server writes down every request, and at once. */
export function auditFlags(scratch: string): string[] {
  const policy = {
    apiVersion: 'audit.k8s.io/v1',
    kind: 'Policy',
    rules: [{ level: 'Metadata' }],
    omitStages: ['RequestReceived'],
  };
  writeFileSync(join(scratch, POLICY), JSON.stringify(policy));
  return [
    `--audit-log-path=${join(scratch, LOG)}`,
    `--audit-policy-file=${join(scratch, POLICY)}`,
    '--audit-log-mode=blocking-strict',
  ];
}

export function readAudit(scratch: string): AuditEvent[] {
  const lines = readFileSync(join(scratch, LOG), 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => {
    const { user, impersonatedUser, verb, requestURI, responseStatus } = JSON.parse(
      line,
    ) as Written;
    return {
      user: user?.username ?? '',
      ...(impersonatedUser && { impersonated: impersonatedUser.username }),
      verb,
      uri: requestURI,
      status: responseStatus?.code ?? 0,
    };
  });
}
