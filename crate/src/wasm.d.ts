/** What is proxied. */
export type Kind = 'service' | 'pod' | 'node';

/** How the API server talks to the target: plain HTTP (also where a URL names no scheme), or HTTP over TLS. */
export type Scheme = 'http' | 'https';

/** The path element before `/proxy`, taken apart. */
export interface Element {
  scheme: Scheme;
  /** The object's name. */
  name: string;
  /** Port number or port name; empty for the default port. */
  port: string;
}

/** A proxy URL, taken apart. Can be given to `build` as it is. */
export interface ProxyUrl extends Element {
  /** The whole URL: origin, prefix, path, query and fragment. */
  url: string;
  /** The host's origin, `http://127.0.0.1:8001`; empty if the text was a bare path. */
  origin: string;
  /** What stands before `/api/v1/`: empty, or a base path such as `/k8s/clusters/c-abc`. */
  base: string;
  /** The path up to and including `/proxy`, in canonical form. */
  prefix: string;
  /** The URL of the target's root: origin, prefix and `/`. */
  mount: string;
  kind: Kind;
  /** Absent for a node. */
  namespace?: string;
  /** What follows `/proxy`, as written: empty, or beginning with `/`. */
  path: string;
  /** Empty, or the query with its `?`, as written. */
  query: string;
  /** Empty, or the fragment with its `#`, as written. */
  fragment: string;
}

/** What `build` puts together. */
export interface Parts {
  /** Scheme, host and port; without it `build` gives a bare path. */
  origin?: string | undefined;
  /** A base path before `/api/v1/`. */
  base?: string | undefined;
  /** `service` if left out. */
  kind?: Kind | undefined;
  /** Needed for services and pods, refused for nodes. */
  namespace?: string | undefined;
  /** `http` if left out. */
  scheme?: Scheme | undefined;
  /** The object's name. */
  name: string;
  /** A number from 1 to 65535 or, for services, the name of a port; left out for the default port. */
  port?: number | string | undefined;
  /** What follows `/proxy`; `/` if left out. */
  path?: string | undefined;
  /** With or without its `?`. */
  query?: string | undefined;
  /** With or without its `#`. */
  fragment?: string | undefined;
}

/** What every function here throws: an `Error` whose message is a plain sentence, with the facts as fields. */
export interface PortholeError extends Error {
  /** Stable: `missing`, `invalid-url`, `unsupported-scheme`, `no-proxy-path`, `invalid-encoding`, `invalid-element`,
   * `invalid-name`, `invalid-namespace`, `invalid-port`, `invalid-part`. */
  code: string;
  /** The part that is wrong: `url`, `origin`, `base`, `kind`, `namespace`, `scheme`, `name`, `port`, `path`, … */
  part: string;
  /** What was found there. */
  offending: string;
  /** The rule it breaks, which also says what to write instead. */
  rule: string;
}
