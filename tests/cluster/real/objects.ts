import type { Backend } from '../types.ts';
import type { ApiClient } from './api-client.ts';
import * as manifests from './manifests.ts';

interface Exposed {
  namespace: string;
  ports: manifests.ServicePort[];
}

/** Makes local ports services, pods and nodes of a real cluster, and takes them away again. */
export class Objects {
  private readonly exposed = new Map<string, Exposed>();
  private version = 0;

  constructor(private readonly admin: ApiClient) {}

  async expose(backend: Backend): Promise<void> {
    const namespace = backend.namespace ?? 'default';
    if (backend.kind === 'nodes') return this.exposeNode(backend);
    await this.ensureNamespace(namespace);
    if (backend.kind === 'pods') {
      await this.putPod(namespace, backend.name, backend.name, backend.port);
      this.remember(backend.name, namespace, []);
      return;
    }
    await this.exposeService(backend, namespace);
  }

  async withdraw(name: string): Promise<void> {
    const known = this.exposed.get(name);
    if (!known) throw new Error(`no backend is named "${name}"`);
    const { namespace } = known;
    this.exposed.delete(name);
    await Promise.all([
      this.admin.remove(`/api/v1/namespaces/${namespace}/services/${name}`),
      this.admin.remove(`${slicesOf(namespace)}/${name}`),
      this.admin.remove(`/api/v1/namespaces/${namespace}/pods/${name}`),
      this.admin.remove(`/api/v1/namespaces/${namespace}/pods/${name}-0`),
      this.admin.remove(`/api/v1/nodes/${name}`),
    ]);
    await this.untilEndpoints(namespace, name, `probe-${this.version}`, false);
  }

  private async exposeService(backend: Backend, namespace: string): Promise<void> {
    const { name, port: targetPort, servicePort: port = 80, portName = '' } = backend;
    const ports = (this.exposed.get(name)?.ports ?? []).filter((other) => other.port !== port);
    ports.push({ name: portName, port, targetPort });
    const services = `/api/v1/namespaces/${namespace}/services`;
    await this.admin.apply(`${services}/${name}`, manifests.serviceOf(name, ports));
    await this.putPod(namespace, `${name}-0`, name, targetPort);
    this.remember(name, namespace, ports);
    this.version += 1;
    const probe = `probe-${this.version}`;
    const slice = manifests.endpointsOf(name, namespace, ports, probe);
    await this.admin.apply(`${slicesOf(namespace)}/${name}`, slice);
    await this.untilEndpoints(namespace, name, probe, true);
  }

  private async exposeNode(backend: Backend): Promise<void> {
    const path = `/api/v1/nodes/${backend.name}`;
    await this.admin.apply(path, manifests.nodeOf(backend.name));
    await this.admin.apply(`${path}/status`, manifests.nodeStatusOf(backend));
    this.remember(backend.name, 'default', []);
  }

  private async ensureNamespace(name: string): Promise<void> {
    const manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
    await this.admin.createOnce('/api/v1/namespaces', manifest);
  }

  private async putPod(namespace: string, name: string, app: string, port: number): Promise<void> {
    const pods = `/api/v1/namespaces/${namespace}/pods`;
    await this.admin.createOnce(pods, manifests.podOf(name, app, port));
    await this.admin.apply(`${pods}/${name}/status`, manifests.podStatusOf(name));
  }

  private remember(name: string, namespace: string, ports: manifests.ServicePort[]): void {
    this.exposed.set(name, { namespace, ports });
  }

  /** The API server learns of endpoints by a watch; asking for the probe never reaches a backend. */
  private async untilEndpoints(namespace: string, name: string, probe: string, there: boolean) {
    const path = `/api/v1/namespaces/${namespace}/services/${name}:${probe}/proxy/`;
    const deadline = Date.now() + 30_000;
    for (;;) {
      const { text } = await this.admin.ask('GET', path);
      if (!text.includes('no endpoints available') === there) return;
      if (Date.now() > deadline) {
        throw new Error(`endpoints of service ${namespace}/${name} didn't change in 30 s: ${text}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function slicesOf(namespace: string): string {
  return `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`;
}
