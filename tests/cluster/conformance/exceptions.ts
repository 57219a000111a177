import type { Difference, Real } from './compare.ts';
import type { Observation } from './observe.ts';

/** A way in which the stand-in may differ from the real thing. All given conditions must hold. */
export interface Exception {
  because: string;
  clusters: Real[];
  /** Names of vectors; default: any. */
  vectors?: RegExp;
  /** Fields of the observation; default: any. */
  fields?: RegExp;
  when?: (found: Difference, real: Observation) => boolean;
}

const both: Real[] = ['apiserver', 'kubectl-proxy'];

const ofTheRealServer: Exception[] = [
  {
    because: 'the stand-in has no priority and fairness',
    clusters: both,
    fields: /^header x-kubernetes-pf-/,
  },
  {
    because:
      'the real server of the tests reaches backends through an egress proxy, which words failures',
    clusters: both,
    fields: /^body\.message$/,
    when: (_, real) =>
      /^error .*: proxy error from \S+ while dialing 192\.0\.2\./.test(real['body.message'] ?? ''),
  },
  {
    because: 'the stand-in tells by its version that it is one, and has none of the others',
    clusters: both,
    vectors: /version/,
    fields: /^body\.(buildDate|git.*|emulation.*|minCompatibility.*)$/,
  },
  {
    because: 'the stand-in serves only what proxying and discovery need',
    clusters: both,
    vectors: /(path|credentials:) \/(|index\.html|apis?\/?|api\/v1\/?)$/,
    fields: /^(header (content-length|transfer-encoding)|body\.(paths|groups|resources)\..*)$/,
  },
  {
    because: 'a cluster advertises an address of its own, the stand-in the one it was asked at',
    clusters: both,
    vectors: /\/?api\/?$/,
    fields: /^body\.serverAddressByClientCIDRs\.0\.serverAddress$/,
  },
  {
    because: 'every store counts its own versions',
    clusters: both,
    vectors: /\/none\/|selectors leave empty/,
    fields: /^body\.metadata\.resourceVersion$/,
  },
  {
    because: 'the real message prints a Go structure of the impersonated user',
    clusters: both,
    vectors: /Impersonate-(Group|Extra)/,
    fields: /^body\.message$/,
  },
  {
    because: 'the stand-in sends no warnings',
    clusters: both,
    fields: /^header warning$/,
  },
];

const ofAccess: Exception[] = [
  {
    because:
      'who has no credentials may use the proxy and nothing else; the stand-in knows no such limits',
    clusters: ['apiserver'],
    vectors: /without credentials|outside every prefix/,
    when: (_, real) => real['body.reason'] === 'Forbidden',
  },
  {
    because: 'only a user with the right to may impersonate; the stand-in lets everybody',
    clusters: ['apiserver'],
    vectors: /Impersonate-User/,
    when: (_, real) => real['body.reason'] === 'Forbidden',
  },
  {
    because: 'the impersonated user has no rights of his own there',
    clusters: ['kubectl-proxy'],
    vectors: /Impersonate-User(: jane)?$/,
    when: (_, real) => real['body.reason'] === 'Forbidden',
  },
  {
    because: "objects' identities and times are each cluster's own",
    clusters: ['kubectl-proxy'],
    vectors: /without credentials: services/,
    fields: /^(header (content-length|transfer-encoding)|body\.(metadata|items)\..*)$/,
  },
];

const ofKubectlProxy: Exception[] = [
  {
    because: "kubectl proxy asks with the API server's own address as Host",
    clusters: ['kubectl-proxy'],
    fields: /^body\.headers\.host$/,
    when: ({ real }) => real === 'APISERVER',
  },
  {
    because:
      "the backend writes URLs with the Host it sees, or with the client's, which isn't that one",
    clusters: ['kubectl-proxy'],
    vectors: /\$(HOST|CLIENT)/,
    fields: /^(body|header location)$/,
  },
  {
    because: 'it is one more proxy on the way',
    clusters: ['kubectl-proxy'],
    fields: /^body\.headers\.x-forwarded-for$/,
    when: ({ standin, real }) => real === `${standin}, 127.0.0.1`,
  },
  {
    because: 'its router sends clients to the clean path before anything else',
    clusters: ['kubectl-proxy'],
    when: (_, real) =>
      real['status'] === '307' && (real['body'] ?? '').includes('Temporary Redirect'),
  },
  {
    because: 'its default --reject-paths also fits paths of apps',
    clusters: ['kubectl-proxy'],
    vectors: /pods\/a\/exec/,
    when: (_, real) => real['status'] === '403' && real['body'] === 'Forbidden\n',
  },
  {
    because: 'it accepts only localhost and 127.0.0.1 as Host',
    clusters: ['kubectl-proxy'],
    vectors: /Host/,
    when: (_, real) => real['status'] === '403' && real['body'] === 'Forbidden\n',
  },
  {
    because: 'it tells of an answer that was cut off in words of its own',
    clusters: ['kubectl-proxy'],
    when: (_, real) => real['status'] === '500' && (real['body'] ?? '').startsWith('stream error'),
  },
  {
    because: 'its HTTP client takes the hop-by-hop parts of an answer away',
    clusters: ['kubectl-proxy'],
    fields: /^header (transfer-encoding|content-length)$/,
    vectors: /did not ask$/,
  },
  {
    because: 'it answers Expect itself',
    clusters: ['kubectl-proxy'],
    vectors: /Expect/,
    fields: /^(body\.headers\.expect|header (cache-control|audit-id))$/,
  },
  {
    because:
      "kubectl's credentials come first, so a token among the subprotocols is nobody's business",
    clusters: ['kubectl-proxy'],
    vectors: /8-websockets: .*subprotocol/,
    when: (_, real) => real['status'] === '101',
  },
];

export const exceptions = [...ofTheRealServer, ...ofAccess, ...ofKubectlProxy];
