/**
 * A server that answers as the Kubernetes API does to requests for lists, for as many services as a test wants, and
 * that goes wrong in the ways that servers do. The real API server holds the same extension to the same promises in
 * find-real.test.ts.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers in place of the list; whether it did. */
export type Trouble = (url: URL, response: ServerResponse) => boolean;

const NAMES = ['grafana', 'prometheus', 'web', 'api', 'billing', 'checkout', 'kibana', 'redis'];
const SPACES = ['monitoring', 'prod', 'staging', 'dev', 'kube-system'];

/** A name and namespace for each number, all different. */
export function named(index: number): { name: string; namespace: string } {
  const name = `${NAMES[index % NAMES.length]}-${index.toString(36)}`;
  return { name, namespace: SPACES[index % SPACES.length] as string };
}

function service(index: number) {
  const labels = { app: 'x'.repeat(20), 'app.kubernetes.io/managed-by': 'Helm' };
  return {
    metadata: { ...named(index), labels, resourceVersion: String(index + 1), uid: `u-${index}` },
    spec: {
      type: 'ClusterIP',
      clusterIP: '10.0.0.1',
      selector: { app: 'x' },
      ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 8080 }],
    },
    status: { loadBalancer: {} },
  };
}

export class Lists {
  /** Paths with queries, in the order in which they were asked for. */
  readonly asked: string[] = [];
  /** The names by which it was asked. */
  readonly hosts = new Set<string>();
  trouble: Trouble = () => false;
  /** What an answer waits for. */
  hold: (url: URL) => Promise<void> | undefined = () => undefined;

  private constructor(
    private readonly server: Server,
    public count: number,
  ) {}

  static async open(count: number): Promise<Lists> {
    const lists = new Lists(createServer(), count);
    lists.server.on('request', (request, response) => void lists.answer(request, response));
    lists.server.listen(0, '127.0.0.1');
    await new Promise((listening) => lists.server.once('listening', listening));
    return lists;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    this.asked.push(url.pathname + url.search);
    this.hosts.add(request.headers.host ?? '');
    await this.hold(url);
    if (this.trouble(url, response)) return;
    if (url.pathname === '/version') {
      json(response, 200, { gitVersion: 'v1.99.1', platform: 'linux/amd64' });
      return;
    }
    const resource = url.pathname.split('/').at(-1);
    if (url.searchParams.has('watch')) {
      response.end();
      return;
    }
    const kind = { services: 'ServiceList', pods: 'PodList', nodes: 'NodeList' }[resource ?? ''];
    if (!kind) {
      json(response, 404, { kind: 'Status', code: 404 });
      return;
    }
    const from = Number(url.searchParams.get('continue') ?? 0);
    const [, wanted] = /\/namespaces\/([^/]+)\//.exec(url.pathname) ?? [];
    // Every fifth one is of the same namespace.
    const [step, first] = wanted ? [SPACES.length, SPACES.indexOf(wanted)] : [1, 0];
    const all = resource === 'services' ? Math.floor(this.count / step) : 0;
    const to = Math.min(all, from + Number(url.searchParams.get('limit') ?? all));
    const items = Array.from({ length: Math.max(0, to - from) }, (_, i) =>
      service((from + i) * step + first),
    );
    const rest = to < all ? { continue: String(to), remainingItemCount: all - to } : {};
    json(response, 200, { kind, metadata: { resourceVersion: '7', ...rest }, items });
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

export function json(response: ServerResponse, status: number, body: object): true {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  return true;
}
