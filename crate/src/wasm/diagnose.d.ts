/** What is wrong: the id of a text. */
export type Cause =
  /** The API server can't take the name apart. */
  | 'invalid-target'
  /** The request had a `dryRun` in its query, which the proxy refuses. */
  | 'dry-run'
  /** The target's address is one that the API server never proxies to. */
  | 'address-refused'
  /** No valid credentials came along. */
  | 'unauthorized'
  /** No credentials came along, and anonymous users may not do this. */
  | 'anonymous'
  /** The user may not do this: `user`, `verb`, `resource`. */
  | 'forbidden'
  /** The user may not act as another: `user`, `resource`. */
  | 'may-not-act'
  /** `kubectl proxy` answers to `localhost` and `127.0.0.1` only. */
  | 'refused-host'
  /** `kubectl proxy` refuses the path or the method. */
  | 'refused-path'
  /** There is no such service, pod or node. */
  | 'missing'
  /** The API server allows no such method here. */
  | 'method-refused'
  /** The service has no endpoint that is ready, or no such port name, or doesn't exist. */
  | 'no-endpoints'
  /** The service has no port with this number. */
  | 'no-such-port'
  /** `https:` was asked for, but the target speaks plain HTTP. */
  | 'plain-target'
  /** Plain HTTP was asked for, but the target speaks TLS. */
  | 'tls-target'
  /** The target closed the connection without an answer. */
  | 'closed'
  /** Nothing listens on the target's port. */
  | 'target-refused'
  /** The API server can't reach the target: `error`. */
  | 'target-unreachable'
  /** The API server doesn't trust the target's certificate. */
  | 'target-certificate'
  /** The app's answer was lost on its way, most likely for its compression. */
  | 'lost-body'
  /** A port name crashes the API server's proxy to pods. */
  | 'pod-port-name'
  /** The API server has too much to do. */
  | 'busy'
  /** The API server gave up waiting. */
  | 'timed-out'
  /** `kubectl proxy` can't reach its cluster: `error`. */
  | 'cluster-unreachable'
  /** Nothing listens on this machine's port: `kubectl proxy` isn't running. */
  | 'no-kubectl-proxy'
  /** Nothing listens on the host's port. */
  | 'host-refused'
  /** The host's name is unknown. */
  | 'unknown-host'
  /** The host can't be reached. */
  | 'host-unreachable'
  /** The browser doesn't trust the host's certificate. */
  | 'host-certificate'
  /** `https:` was asked for, but the host speaks something else, or a TLS that the browser doesn't. */
  | 'host-tls'
  /** The host closed the connection without an answer. */
  | 'empty-answer'
  /** The connection broke. */
  | 'connection-lost'
  /** Redirects led in a circle. */
  | 'redirect-loop'
  /** The browser, a policy or another extension blocked the request. */
  | 'blocked'
  /** No answer came: `error`. */
  | 'no-answer'
  /** The app signs in with an `Authorization` header of its own, which never reaches it. */
  | 'own-authorization'
  /** A WebSocket failed whose URL has a query, which never reaches the app. */
  | 'websocket-query'
  /** A path with `%2F`, which reaches the app as `/`, wasn't found. */
  | 'encoded-slash'
  /** A request of a worker that belongs to no tab missed every mount, while several of the host are open. */
  | 'unowned-worker'
  /** A frame shows another service and asked for something at the root: `frame` is that service's URL. */
  | 'foreign-frame';

/** What to do about it: the id of a text. */
export type Advice =
  /** Correct the name, the port or the scheme in the URL. */
  | 'fix-url'
  /** Reach the app without the proxy. */
  | 'port-forward'
  /** Give Porthole a token, or go through `kubectl proxy`. */
  | 'sign-in'
  /** Ask for the right to do this. */
  | 'ask-permission'
  /** Write `localhost` or `127.0.0.1`, or start `kubectl proxy` with `--accept-hosts`. */
  | 'use-localhost'
  /** Start `kubectl proxy` with other `--reject-paths` or `--reject-methods`. */
  | 'allow-path'
  /** Check name and namespace. */
  | 'check-name'
  /** Look at the service's endpoints and pods. */
  | 'check-endpoints'
  /** Look at the service's ports. */
  | 'check-port'
  /** Leave `https:` out of the URL. */
  | 'drop-https'
  /** Put `https:` before the name in the URL. */
  | 'use-https'
  /** Look whether the app runs and on which port it listens. */
  | 'check-app'
  /** Write the port's number. */
  | 'use-port-number'
  /** Wait, and try again. */
  | 'retry'
  /** Look whether the cluster is up, and which one `kubectl` talks to. */
  | 'check-cluster'
  /** Start `kubectl proxy`. */
  | 'start-kubectl-proxy'
  /** Check the host and its port, and the network to it. */
  | 'check-host'
  /** Let the browser trust the host's certificate. */
  | 'trust-certificate'
  /** Write `http:` or another port. */
  | 'check-scheme'
  /** Look which extension or policy blocks it. */
  | 'unblock'
  /** Keep only one app of this host open. */
  | 'close-others'
  /** Open what the frame shows in a tab of its own. */
  | 'own-tab';

/** A cause, what to do about it, and the facts for their texts. */
export interface Diagnosis {
  cause: Cause;
  advice: Advice;
  /** Always `host`, `kind`, `name`, `port`, `namespace` (empty where there's none); some causes have more. */
  params: Record<string, string>;
}

/** What came back for a request of a mount: an answer, or the browser's error. */
export interface Seen {
  /** Any URL of the mount. */
  mount: string;
  /** What was asked for, if that's known. */
  url?: string | undefined;
  /** The HTTP status of the answer. */
  status?: number | undefined;
  /** The answer's headers, if they're known: `Audit-Id` tells what went through the API server. */
  headers?: Record<string, string> | undefined;
  /** The body, or its beginning; a `Status` must be whole. Without it no answer can be told from the app's own. */
  body?: string | undefined;
  /** Where no answer came: the browser's name for it, such as `net::ERR_CONNECTION_REFUSED`. */
  error?: string | undefined;
  /** Whether the host has answered other requests of late: an empty answer is then none of the host's own. */
  answers?: boolean | undefined;
}

/** What was seen of a request that a page of the mount made, or a worker. */
export interface SeenRequest extends Seen {
  /** What was asked for. */
  url: string;
  /** `GET` if left out. */
  method?: string | undefined;
  /**
   * The browser's type of the request; `websocket` for one that failed as it began, `websocket-closed` for one that the
   * server closed at once, without a word.
   */
  type?: string | undefined;
  /** Whether the app put an `Authorization` header on it. Never its value. */
  authorization?: boolean | undefined;
}

/** Something of a page that doesn't come through the proxy. */
export interface Loss extends Diagnosis {
  /** Whether the app can't be used for it. */
  fatal: boolean;
}

/** What `portForward` takes: the target of a parsed URL, for example. */
export interface ForwardTarget {
  kind?: Kind | undefined;
  namespace?: string | undefined;
  scheme?: Scheme | undefined;
  name: string;
  port?: number | string | undefined;
}
