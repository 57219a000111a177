/**
 * Takes back what the API server wrote into HTML: it prints every attribute with
 * double quotes and puts the prefix before root-absolute paths
 * (`k8s.io/apimachinery/pkg/util/proxy/transport.go`).
 */
import { indexOf, slice } from './natives.ts';

/** The HTML with `="PREFIX/…"` read as `="/…"`; the same string where there is none. */
export function unwrite(html: string, prefix: string): string {
  const written = `="${prefix}/`;
  let at = indexOf(html, written);
  if (at < 0) return html;
  let own = '';
  let from = 0;
  while (at >= 0) {
    own += slice(html, from, at + 2);
    from = at + written.length - 1;
    at = indexOf(html, written, from);
  }
  return own + slice(html, from);
}
