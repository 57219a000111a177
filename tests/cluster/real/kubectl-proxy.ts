import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Leashed, leash } from '../leash.ts';

interface Target {
  server: string;
  caFile: string;
  token: string;
}

/** Starts the real `kubectl proxy` with the administrator's credentials. */
export async function startKubectlProxy(
  programs: string,
  scratch: string,
  target: Target,
  basePath = '',
): Promise<{ origin: string; program: Leashed }> {
  const kubeconfig = join(scratch, 'kubeconfig.json');
  writeFileSync(kubeconfig, JSON.stringify(configOf(target)), { mode: 0o600 });
  const flags = ['proxy', `--kubeconfig=${kubeconfig}`, '--address=127.0.0.1', '--port=0'];
  if (basePath) flags.push(`--api-prefix=${basePath}`);
  const program = leash(join(programs, 'kubectl'), flags);
  try {
    const [, address] = await program.line(/Starting to serve on (127\.0\.0\.1:\d+)/);
    return { origin: `http://${address}`, program };
  } catch (error) {
    await program.stop();
    throw error;
  }
}

function configOf({ server, caFile, token }: Target) {
  const name = 'test';
  // The certificate holds none of a name that only tests have.
  const trust = { 'certificate-authority': caFile, 'tls-server-name': 'kubernetes' };
  const cluster = { server, ...trust };
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
}
