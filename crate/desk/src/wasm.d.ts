/** What was read, or why it can't be. */
export type Outcome<T> =
  | { readonly read: T; readonly mistake?: undefined }
  | { readonly read?: undefined; readonly mistake: Mistake };

/** The form's fields; what is left out is empty. */
export interface Fields {
  readonly origin: string;
  readonly base: string;
  readonly kind: string;
  readonly namespace: string;
  readonly scheme: string;
  readonly name: string;
  readonly port: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** A port of a service or container, as discovery tells it. */
export interface Port {
  readonly name: string;
  readonly number: number;
  readonly target: string;
  readonly protocol: string;
  readonly appProtocol: string;
}

/** What discovery knows of the target. */
export interface Known {
  readonly servicePorts?: readonly Port[];
  readonly podPorts?: readonly Port[];
}

/** Something that can't be used. */
export interface Mistake {
  /** Which rule it breaks. */
  readonly code: string;
  /** The field. */
  readonly part: string;
  readonly offending: string;
  readonly rule: string;
  readonly file?: number;
  readonly line?: number;
}

/** What is allowed, but most likely not meant. */
export interface Hint {
  readonly doubt: string;
  readonly field: string;
  /** Fields and the values that they had better have. */
  readonly fix: Readonly<Record<string, string>>;
}

export interface Preview {
  /** Empty as long as there are errors. */
  readonly url: string;
  readonly errors: readonly Mistake[];
  readonly hints: readonly Hint[];
}

/** What was found in a text. */
export interface Found {
  /** What the text calls it; empty if it has no name. */
  readonly label: string;
  readonly fields: Fields;
  readonly hints: readonly Hint[];
}

/** A host that could be added. */
export interface Proposal {
  readonly origin: string;
  readonly base: string;
  readonly via: string;
  readonly name: string;
  /** The proxied URL that was pasted; empty if none was. */
  readonly opens: string;
  readonly warnings: readonly string[];
}

/** A context of a kubeconfig; what is secret in it stays out. */
export interface Context {
  readonly name: string;
  readonly current: boolean;
  readonly namespace: string;
  readonly server?: {
    readonly origin: string;
    readonly base: string;
    readonly warnings: readonly string[];
  };
  readonly credential: { readonly kind: string; readonly detail: string };
  /** What a browser has no setting for. */
  readonly notes: readonly string[];
  /** Whether a browser can both reach the cluster and sign in. */
  readonly usable: boolean;
  /** The command that makes it usable otherwise. */
  readonly wayOut: string;
}

export interface Kubeconfig {
  readonly contexts: readonly Context[];
  readonly problems: readonly Mistake[];
}

/** What a person pasted to add a cluster. */
export type Input =
  | { readonly host: Proposal; readonly kubeconfig?: undefined }
  | { readonly host?: undefined; readonly kubeconfig: Kubeconfig };

/** A URL in some form, ready to be copied. */
export interface Copy {
  readonly way: string;
  readonly text: string;
  /** The command that must run while it's used; empty if there's none. */
  readonly before: string;
  /** The URL to open then; empty if what is copied is one. */
  readonly opens: string;
  readonly loses: readonly string[];
}

/** A request that asks something of a host. */
export interface Question {
  readonly ask: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** JSON; empty for GET. */
  readonly body: string;
}

/** What came back for a question. */
export interface HostAnswer {
  /** 0 where no answer came. */
  readonly status: number;
  readonly contentType?: string;
  /** Whether the headers hold `Audit-Id`. */
  readonly audited?: boolean;
  readonly body?: string;
  /** Where redirects led. */
  readonly redirected?: string;
  /** The browser's name for what happened. */
  readonly error?: string;
}

/** All that is known after a test. */
export interface Probe {
  readonly origin: string;
  readonly base: string;
  readonly forbiddenByBrowser?: boolean;
  readonly answersUnread?: boolean;
  readonly version?: HostAnswer;
  readonly user?: HostAnswer;
  readonly rights?: readonly (readonly [ask: string, answer: HostAnswer])[];
}

/** What a test found. */
export interface Finding {
  readonly verdict: string;
  readonly version?: { readonly gitVersion: string; readonly platform: string };
  readonly user?: { readonly username: string; readonly groups: readonly string[] };
  /** What the user may do, by questions. */
  readonly may: Readonly<Record<string, boolean>>;
  /** The only services that the user may open in the namespace; empty where all or none may be opened. */
  readonly only: readonly string[];
}

/** What was entered to sign in. */
export interface EnteredSignIn {
  /** What is to go out. */
  readonly kind: 'token' | 'basic';
  readonly token?: string;
  readonly name?: string;
  readonly password?: string;
  /** As whom to act. */
  readonly user?: string;
  readonly group?: string;
}

/** A sign-in. All but its headers may be shown. */
export interface SignIn {
  /** Secret: each as `name: value`. */
  readonly headers: readonly string[];
  readonly kind: 'token' | 'basic';
  /** Who that is, by a token's own word; empty if it isn't known. */
  readonly subject: string;
  readonly issuer: string;
  /** In seconds since 1970, as `ends`. */
  readonly begins?: number | undefined;
  readonly ends?: number | undefined;
  /** As whom the user acts; empty for nobody else. */
  readonly user: string;
  readonly group: string;
}

export type SignInRead =
  | { readonly read: SignIn; readonly mistakes?: undefined }
  | { readonly read?: undefined; readonly mistakes: readonly Mistake[] };

export type SignInState = 'valid' | 'ends-soon' | 'expired' | 'not-yet';

/** What is known of a refusal. */
export interface Refusal {
  /** The cause that the core has found. */
  readonly cause: string;
  /** What there was to send. */
  readonly sent: 'nothing' | 'locked' | 'left-to-app' | Pick<SignIn, 'kind' | 'begins' | 'ends'>;
  /** In seconds since 1970. */
  readonly now: number;
  /** The server's time, if it told it. */
  readonly server?: number | undefined;
}

export type WhyRefused =
  | 'not-signed-in'
  | 'locked'
  | 'left-to-app'
  | 'expired'
  | 'not-yet'
  | 'clock'
  | 'basic-refused'
  | 'token-refused'
  | 'odd-path'
  | 'may-not-act'
  | 'may-not';
