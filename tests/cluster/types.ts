/** A local port that a cluster shall have as a service, pod or node. */
export interface Backend {
  name: string;
  /** Where it listens, on 127.0.0.1. */
  port: number;
  /** Default: `default`. */
  namespace?: string;
  /** Default: `http`. */
  scheme?: 'http' | 'https';
  /** Default: 80. Exposing a name again with another one adds a port to that service. */
  servicePort?: number;
  /** Services with several ports need one on each. */
  portName?: string;
  /** Default: `services`. */
  kind?: Kind;
}

export type Kind = 'services' | 'pods' | 'nodes';

export interface LoggedRequest {
  method: string;
  /** Path and query as they came in. */
  path: string;
  /** The proxy prefix, without its last slash, or null for requests that missed every one. */
  mount: string | null;
  /** Who the API server took the sender for. */
  user?: string;
  /** A selection, in lower case. `authorization` holds only the scheme, `cookie` only names. */
  headers: Record<string, string>;
  status?: number;
}

export interface Cluster {
  readonly kind: 'standin' | 'apiserver' | 'kubectl-proxy';
  /** For example `http://127.0.0.1:34567`. */
  readonly origin: string;
  /** What goes between origin and `/api/v1/…`: empty, or for example `/k8s/clusters/c-abc`. */
  readonly basePath: string;
  readonly caFile?: string;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly tlsSpki?: string;
  /** Resolves to the mount's URL, which ends in `/proxy/`, once requests reach the backend. */
  expose(backend: Backend): Promise<string>;
  withdraw(name: string): Promise<void>;
  /** Only the stand-in keeps a log. */
  requests(): Promise<LoggedRequest[]>;
  clearRequests(): Promise<void>;
  stop(): Promise<void>;
}
