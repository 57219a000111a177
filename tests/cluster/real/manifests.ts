import type { Backend } from '../types.ts';

/** TEST-NET-1 addresses, the same as the stand-in's; the egress server leads them to 127.0.0.1. */
const podAddress = '192.0.2.1';
const nodeAddress = '192.0.2.2';

export interface ServicePort {
  name: string;
  port: number;
  targetPort: number;
}

export function podOf(name: string, app: string, port: number) {
  const container = { name: 'app', image: 'app', ports: [{ containerPort: port }] };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app } },
    spec: { containers: [container] },
  };
}

export function podStatusOf(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    status: {
      phase: 'Running',
      podIP: podAddress,
      podIPs: [{ ip: podAddress }],
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

export function serviceOf(name: string, ports: ServicePort[]) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels: { app: name } },
    spec: {
      selector: { app: name },
      ports: ports.map(({ name, ...numbers }) => ({
        ...(name ? { name } : {}),
        ...numbers,
        protocol: 'TCP',
      })),
    },
  };
}

/** The probe is a port that only endpoints have: it shows when the API server has seen this version. */
export function endpointsOf(name: string, namespace: string, ports: ServicePort[], probe: string) {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    endpoints: [
      {
        addresses: [podAddress],
        conditions: { ready: true },
        targetRef: { kind: 'Pod', name: `${name}-0`, namespace },
      },
    ],
    ports: [
      ...ports.map(({ name, targetPort }) => ({ name, port: targetPort, protocol: 'TCP' })),
      { name: probe, port: 1, protocol: 'TCP' },
    ],
  };
}

export function nodeOf(name: string) {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name } };
}

/** Requests for a node's kubelet port always go over https, so only such a backend can be one. */
export function nodeStatusOf(backend: Backend) {
  const kubelet = backend.scheme === 'https' ? backend.port : 10250;
  return {
    ...nodeOf(backend.name),
    status: {
      addresses: [{ type: 'InternalIP', address: nodeAddress }],
      daemonEndpoints: { kubeletEndpoint: { Port: kubelet } },
    },
  };
}

/** What may be proxied by requests without credentials, and by the users whom a test adds. */
export function proxyAccess(group: string, anonymous: boolean) {
  const metadata = { name: 'porthole-proxy' };
  const apiGroup = 'rbac.authorization.k8s.io';
  const apiVersion = `${apiGroup}/v1`;
  const role = {
    apiVersion,
    kind: 'ClusterRole',
    metadata,
    rules: [
      {
        apiGroups: [''],
        resources: ['services/proxy', 'pods/proxy', 'nodes/proxy'],
        verbs: ['*'],
      },
    ],
  };
  const subjects = [
    ...(anonymous ? [{ kind: 'User', name: 'system:anonymous', apiGroup }] : []),
    { kind: 'Group', name: group, apiGroup },
  ];
  const roleRef = { apiGroup, kind: 'ClusterRole', name: metadata.name };
  return {
    role,
    binding: { apiVersion, kind: 'ClusterRoleBinding', metadata, subjects, roleRef },
  };
}

/** What one user may proxy: these services of the default namespace, by their names as URLs have them. */
export function serviceAccess(user: string, resourceNames: readonly string[]) {
  const metadata = { name: `porthole-${user}`, namespace: 'default' };
  const apiGroup = 'rbac.authorization.k8s.io';
  const apiVersion = `${apiGroup}/v1`;
  const rules = [{ apiGroups: [''], resources: ['services/proxy'], resourceNames, verbs: ['*'] }];
  const subjects = [{ kind: 'User', name: user, apiGroup }];
  const roleRef = { apiGroup, kind: 'Role', name: metadata.name };
  return {
    role: { apiVersion, kind: 'Role', metadata, rules },
    binding: { apiVersion, kind: 'RoleBinding', metadata, subjects, roleRef },
  };
}
