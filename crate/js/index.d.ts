/**
 * Porthole's decisions for Node 20 or newer. Ready at once, synchronous, without side effects:
 *
 * ```js
 * import { parse, rewrite } from './dist/core/index.js';
 *
 * const { mount, name } = parse('http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/');
 * rewrite(mount, '/app.js'); // http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/app.js
 * ```
 *
 * Every function throws a `PortholeError`.
 */

export type {
  Advice,
  Cause,
  Diagnosis,
  Element,
  ForwardTarget,
  Kind,
  Loss,
  Parts,
  PortholeError,
  ProxyUrl,
  Scheme,
  Seen,
  SeenRequest,
} from './porthole.js';
export {
  build,
  diagnose,
  losses,
  parse,
  parseName,
  portForward,
  rewrite,
  strayedLoss,
  unownedLoss,
} from './porthole.js';
