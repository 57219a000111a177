import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Leashed, leash } from '../leash.ts';
import { ApiClient } from './api-client.ts';
import { auditFlags } from './audit.ts';
import { openSecondAddress, SECOND_ADDRESS } from './second-address.ts';

export interface ControlPlane {
  origin: string;
  /** By the address that it tells its clients. */
  advertised: string;
  /** Holds the server's certificate and, after it, the throw-away CA that signed it. */
  caFile: string;
  admin: ApiClient;
  stop(): Promise<void>;
}

interface Paths {
  programs: string;
  scratch: string;
  tokenFile: string;
  egressSocket: string;
}

/** Starts etcd and kube-apiserver, and waits until both really answer. */
export async function startControlPlane(paths: Paths, adminToken: string): Promise<ControlPlane> {
  const etcd = leash(join(paths.programs, 'etcd'), etcdFlags(paths.scratch));
  try {
    const [, address] = await etcd.line(
      /serving (?:insecure client requests on |client traffic insecurely.*"address":")(127\.0\.0\.1:\d+)/,
    );
    writeFiles(paths);
    return await startApiServer(paths, adminToken, `http://${address}`, etcd);
  } catch (error) {
    await etcd.stop();
    throw error;
  }
}

/** Tries again on another port: between finding a free one and using it, anyone may take it. */
async function startApiServer(
  paths: Paths,
  token: string,
  etcdUrl: string,
  etcd: Leashed,
  attempts = 3,
): Promise<ControlPlane> {
  const port = await freePort();
  const program = leash(join(paths.programs, 'kube-apiserver'), flags(paths, etcdUrl, port));
  const origin = `https://127.0.0.1:${port}`;
  const caFile = join(paths.scratch, 'apiserver.crt');
  try {
    const admin = await firstAnswer(program, origin, caFile, token);
    const second = await openSecondAddress(port);
    const stop = async () => {
      second.close();
      admin.close();
      await program.stop();
      await etcd.stop();
    };
    return { origin, advertised: `https://${SECOND_ADDRESS}:${port}`, caFile, admin, stop };
  } catch (error) {
    await program.stop();
    if (attempts > 1 && String(error).includes('address already in use')) {
      return startApiServer(paths, token, etcdUrl, etcd, attempts - 1);
    }
    throw error;
  }
}

async function firstAnswer(program: Leashed, origin: string, caFile: string, token: string) {
  let admin: ApiClient | undefined;
  let last = 'it never answered';
  const answers = (path: string) => async () => {
    try {
      admin ??= new ApiClient(origin, caFile, token);
      const answer = await admin.ask('GET', path);
      last = answer.text;
      return answer.status === 200;
    } catch (error) {
      // The server writes its certificate while it starts: half of one may have been read.
      admin?.close();
      admin = undefined;
      last = String(error);
      return false;
    }
  };
  try {
    await program.until('readiness', answers('/readyz?verbose'));
    // It appears only after readiness, and nothing can be created before.
    await program.until('namespace "default"', answers('/api/v1/namespaces/default'));
  } catch (error) {
    throw new Error(`${error}\nThe last answer was: ${last}`);
  }
  return admin as unknown as ApiClient;
}

function etcdFlags(scratch: string): string[] {
  const any = 'http://127.0.0.1:0';
  return [
    `--data-dir=${join(scratch, 'etcd')}`,
    `--listen-client-urls=${any}`,
    `--advertise-client-urls=${any}`,
    `--listen-peer-urls=${any}`,
    `--initial-advertise-peer-urls=${any}`,
    `--initial-cluster=default=${any}`,
  ];
}

function flags(paths: Paths, etcdUrl: string, port: number): string[] {
  const file = (name: string) => join(paths.scratch, name);
  return [
    `--etcd-servers=${etcdUrl}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${paths.scratch}`,
    // Loopback would be refused here; nobody connects to this address.
    '--advertise-address=192.0.2.250',
    `--external-hostname=${SECOND_ADDRESS}`,
    '--endpoint-reconciler-type=none',
    '--service-cluster-ip-range=10.0.0.0/24',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${file('service-account.pub')}`,
    `--service-account-signing-key-file=${file('service-account.key')}`,
    '--authorization-mode=RBAC',
    `--token-auth-file=${paths.tokenFile}`,
    `--egress-selector-config-file=${file('egress.json')}`,
    // No controller makes the service accounts that this plugin would want for each pod.
    '--disable-admission-plugins=ServiceAccount',
    ...auditFlags(paths.scratch),
  ];
}

function writeFiles(paths: Paths): void {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const put = (name: string, text: string | Buffer) =>
    writeFileSync(join(paths.scratch, name), text, { mode: 0o600 });
  put('service-account.pub', publicKey.export({ type: 'spki', format: 'pem' }));
  put('service-account.key', privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const transport = { uds: { udsName: paths.egressSocket } };
  const connection = { proxyProtocol: 'HTTPConnect', transport };
  put(
    'egress.json',
    JSON.stringify({
      apiVersion: 'apiserver.k8s.io/v1beta1',
      kind: 'EgressSelectorConfiguration',
      egressSelections: [{ name: 'cluster', connection }],
    }),
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
