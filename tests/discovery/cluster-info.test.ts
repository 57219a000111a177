import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ensureBuilt, type RealCluster, startRealCluster } from '../cluster/index.ts';
import { type Made, Services } from './services.ts';

const system = { 'kubernetes.io/cluster-service': 'true' };
const selector = { app: 'x' };
const port = (port: number, name?: string) => ({ port, ...(name && { name }) });

const services: readonly Made[] = [
  { name: 'elasticsearch-logging', labels: system, spec: { selector, ports: [port(9200)] } },
  {
    name: 'kibana-logging',
    labels: { ...system, 'kubernetes.io/name': 'Kibana' },
    spec: { selector, ports: [port(5601, 'ui')] },
  },
  { name: 'secure', labels: system, spec: { selector, ports: [port(443)] } },
  { name: 'named', labels: system, spec: { selector, ports: [port(9443, 'https')] } },
  {
    name: 'both',
    labels: system,
    spec: { selector, ports: [port(80, 'web'), port(443, 'https')] },
  },
  { name: 'headless', labels: system, spec: { selector, clusterIP: 'None' } },
  {
    name: 'balanced',
    labels: system,
    spec: { type: 'LoadBalancer', selector, ports: [port(80, 'a'), port(8080, 'b')] },
    status: { loadBalancer: { ingress: [{ ip: '192.0.2.7' }] } },
  },
  {
    name: 'by-name',
    labels: system,
    spec: { type: 'LoadBalancer', selector, ports: [port(80)] },
    status: { loadBalancer: { ingress: [{ hostname: 'lb.example' }] } },
  },
  { name: 'ordinary', spec: { selector, ports: [port(80)] } },
];

/** What a program prints. Not waited for by standing still: the test cluster's own ways lead through this process. */
async function output(program: string, args: readonly string[], input = ''): Promise<string> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(input);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Lines that name a service; the first one names the API server itself. Behind addresses, kubectl leaves a space. */
const lines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.includes('is running at'))
    .map((line) => line.trimEnd());

describe('what kubectl cluster-info prints', () => {
  let cluster: RealCluster;
  before(async () => {
    cluster = await startRealCluster();
    const made = new Services(cluster.kubectlProxy.origin, 'kube-system');
    for (const service of services) await made.make(service);
  });
  after(() => cluster.stop());

  it('is what the core makes of the same services', async () => {
    const { origin } = cluster.kubectlProxy;
    const kubectl = join(await ensureBuilt('apiserver'), 'kubectl');
    const cache = await mkdtemp(join(tmpdir(), 'porthole-kubectl-'));
    const flags = [`--server=${origin}`, `--cache-dir=${cache}`];
    const printed = await output(kubectl, ['cluster-info', ...flags]);
    await rm(cache, { recursive: true });
    const [, ...theirs] = lines(printed);
    assert.equal(theirs.length, 8, printed);

    const list = await fetch(`${origin}/api/v1/services`);
    const cargo = ['run', '--quiet', '--locked', '--package', 'porthole-finder'];
    const example = [...cargo, '--example', 'cluster_info', '--', origin];
    const ours = await output('cargo', example, await list.text());
    assert.deepEqual(lines(ours), theirs);
  });
});
