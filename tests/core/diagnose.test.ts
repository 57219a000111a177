import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diagnose, type ForwardTarget, portForward } from '../../dist/core/index.js';
import { vectors } from './vectors.ts';

interface Case {
  readonly about: string;
  readonly element: string;
  readonly origin?: string;
  readonly kind?: string;
  readonly path?: string;
  readonly status?: number;
  readonly message?: string;
  readonly details?: { readonly name: string; readonly kind: string };
  readonly body?: string;
  readonly audited?: boolean;
  readonly error?: string;
  readonly answers?: boolean;
  readonly cause?: string;
  readonly advice?: string;
  readonly params?: Readonly<Record<string, string>>;
}

const { cases } = vectors<{ cases: readonly Case[] }>('diagnose.json');

function mountOf({ origin = 'http://127.0.0.1:8001', kind = 'services', element }: Case): string {
  const scope = kind === 'nodes' ? '' : 'namespaces/default/';
  return `${origin}/api/v1/${scope}${kind}/${element}/proxy/`;
}

function bodyOf({ status, message, details, body }: Case): string | undefined {
  if (message === undefined) return body;
  return JSON.stringify({
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    message,
    details,
    code: status,
  });
}

describe('diagnosis', () => {
  for (const given of cases) {
    it(given.about, () => {
      const mount = mountOf(given);
      const headers =
        given.audited === undefined ? undefined : given.audited ? { 'Audit-Id': '1' } : {};
      const url = given.path === undefined ? undefined : mount + given.path;
      const { status, error, answers } = given;
      const body = bodyOf(given);
      const diagnosis = diagnose({ mount, url, status, headers, body, error, answers });
      assert.equal(diagnosis?.cause, given.cause);
      if (!diagnosis) return;
      assert.equal(diagnosis.advice, given.advice);
      for (const [name, fact] of Object.entries(given.params ?? {})) {
        assert.equal(diagnosis.params[name], fact, name);
      }
    });
  }

  it('needs a mount', () => {
    assert.throws(() => diagnose({ mount: '', error: 'net::ERR_FAILED' }), { code: 'missing' });
  });
});

describe('the way around the proxy', () => {
  const command = (target: ForwardTarget) => portForward(target);

  it('forwards to the port of the URL', () => {
    const web = { namespace: 'default', name: 'web' };
    const start = 'kubectl port-forward --namespace default service/web';
    assert.equal(command({ ...web, port: 80 }), `${start} 8080:80`);
    assert.equal(command({ ...web, port: '9090' }), `${start} 9090:9090`);
    assert.equal(command({ ...web, port: '443', scheme: 'https' }), `${start} 8443:443`);
    assert.equal(command({ ...web, port: 'http' }), `${start} 8080:http`);
  });

  it('asks the cluster for a port that the URL leaves open', () => {
    assert.match(command({ namespace: 'a', name: 'b' }) ?? '', /service\/b 8080:"\$\(kubectl get /);
    assert.match(command({ kind: 'pod', namespace: 'a', name: 'b' }) ?? '', /pod\/b 8080:"\$\(/);
  });

  it('gives no command for a node, nor for what a shell could take for another', () => {
    assert.equal(command({ kind: 'node', name: 'n1' }), undefined);
    for (const name of ['web; reboot', '$(id)', 'a\nb', '-x', '"']) {
      assert.equal(command({ namespace: 'default', name }), undefined);
    }
    assert.equal(command({ namespace: '`id`', name: 'web' }), undefined);
    assert.equal(command({ namespace: 'default', name: 'web', port: '80 x' }), undefined);
  });
});
