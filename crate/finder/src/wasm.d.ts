/** A request to send, below the cluster's base path. */
export interface Request {
  readonly path: string;
  readonly resource: Resource;
}

export type Resource = 'services' | 'nodes' | 'pods';
export type Kind = 'service' | 'pod' | 'node';

/** What to do after an answer. */
export type Step =
  | { readonly then: 'next' }
  | { readonly then: 'wait'; readonly seconds: number }
  | { readonly then: 'end' };

/** How far the listing of a cluster is. */
export interface ClusterProgress {
  /** Its id. */
  readonly cluster: string;
  readonly state: 'waiting' | 'listing' | 'done' | 'failed' | 'cancelled';
  readonly read: number;
  readonly total: number;
  readonly problem?:
    | 'offline'
    | 'unauthorized'
    | 'forbidden'
    | 'busy'
    | 'server-error'
    | 'cut'
    | 'not-kubernetes';
  /** What the user may not list. */
  readonly forbidden: readonly Resource[];
}

export type Obstacle = 'external-name' | 'no-selector' | 'not-tcp' | 'no-ports' | 'not-running';

/** What a guess of port and scheme rests on. */
export type Ground =
  | 'app-protocol'
  | 'port-name'
  | 'port-number'
  | 'only-port'
  | 'first-port'
  | 'kubelet';

/** An object, as a row of the list. */
export interface Row {
  /** The id of its cluster. */
  readonly cluster: string;
  readonly kind: Kind;
  readonly namespace: string;
  readonly name: string;
  /** The letters of `NAME/NAMESPACE` that were searched for. */
  readonly letters: readonly number[];
  /** The URL that most likely opens its UI; empty where it can't be reached. */
  readonly url: string;
  readonly port: string;
  readonly scheme: 'http' | 'https';
  readonly ground?: Ground;
  readonly ports: number;
  readonly obstacle?: Obstacle;
  readonly isFavourite: boolean;
  /** `kubectl cluster-info` lists it. */
  readonly isSystem: boolean;
}

/** The rows of a window over what was found. */
export interface View {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly Row[];
}

/** A port, as the form for URLs takes it. */
export interface KnownPort {
  readonly name: string;
  readonly number: number;
  readonly target: string;
  readonly protocol: string;
  readonly appProtocol: string;
}

/** A way past the proxy. */
export interface Way {
  readonly kind: 'load-balancer' | 'node-port';
  readonly address: string;
}

/** What is known of one object. */
export interface Details {
  readonly ports: readonly KnownPort[];
  readonly ways: readonly Way[];
  readonly obstacle?: Obstacle;
}

/** What there is to choose from while a namespace and a name are typed. */
export interface Offers {
  readonly namespaces: readonly string[];
  readonly names: readonly string[];
}
