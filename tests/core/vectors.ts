/** The shared cases of `tests/vectors/`, which Rust's own tests run too. */
import { readFileSync } from 'node:fs';

/** A URL as a page writes it, and where it should go or why it can't. */
export interface RewriteCase {
  readonly group: string;
  readonly document: string;
  readonly origin: string;
  readonly prefix: string;
  readonly url: string;
  readonly to?: string;
  readonly error?: string;
}

interface Group {
  readonly about: string;
  readonly document: string;
  readonly cases: readonly { url: string; to?: string; error?: string }[];
}

const DEFAULT = 'http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy';
const PREFIX = /^.*?\/api\/v1\/(?:namespaces\/[^/]+\/(?:services|pods)|nodes)\/[^/]+\/proxy/;

export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8')) as T;
}

export function rewriteCases(): RewriteCase[] {
  const { groups } = vectors<{ groups: readonly Group[] }>('rewrite.json');
  return groups.flatMap((group) => {
    const document = group.document.replace('{mount}', DEFAULT);
    const { origin, pathname } = new URL(document);
    const prefix = PREFIX.exec(pathname)?.[0] ?? '';
    const fill = (text: string) =>
      text
        .replaceAll('{prefix}', prefix)
        .replaceAll('{mount}', origin + prefix)
        .replaceAll('{host}', origin);
    return group.cases.map(({ url, to, error }) => ({
      group: group.about,
      document,
      origin,
      prefix,
      url: fill(url),
      ...(to !== undefined && { to: fill(to) }),
      ...(error !== undefined && { error }),
    }));
  });
}
