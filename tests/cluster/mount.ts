import type { Backend } from './types.ts';

/** The path of a backend's mount, in the form that Kubernetes' documentation gives for its scheme. */
export function mountPath(backend: Backend): string {
  const kind = backend.kind ?? 'services';
  const port = kind === 'services' ? (backend.servicePort ?? 80) : backend.port;
  const scheme = backend.scheme === 'https' ? 'https:' : '';
  const element = `${scheme}${backend.name}:${port}`;
  if (kind === 'nodes') return `/api/v1/nodes/${element}/proxy/`;
  return `/api/v1/namespaces/${backend.namespace ?? 'default'}/${kind}/${element}/proxy/`;
}
