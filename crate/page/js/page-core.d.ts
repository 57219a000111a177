/**
 * Where a URL belongs, seen from the mount: the lowest three bits of what `judge` returns.
 *
 * - 0 foreign: another host; never touched.
 * - 1 not network: nothing that travels over HTTP (`data:`, `blob:`, `javascript:`, …); never touched.
 * - 2 right: already under the mount's prefix.
 * - 3 other mount: under the prefix of some other proxied target of the host; meant as it is.
 * - 4 escape: the host, outside every prefix; put the whole prefix in.
 * - 5 baseless: the mount's own prefix without the base path, as the API server writes it into pages when a gateway (or
 *   `kubectl proxy --api-prefix`) takes the base path off on the way; put only the base path in. Never without one.
 */
export type Verdict = 0 | 1 | 2 | 3 | 4 | 5;

/**
 * Takes the mount that later calls of `judge` decide for.
 *
 * @param origin as the URL Standard serialises it, without a default port: `http://127.0.0.1:8001`
 * @param prefix the path up to and including `/proxy`, without a trailing slash; with the base path, if there is one
 * @returns false where both together are longer than 4 KiB: then every URL is foreign
 */
export declare function mount(origin: string, prefix: string): boolean;

/**
 * Judges a URL that the browser has normalised (`new URL(…).href`). Allocates nothing.
 *
 * @returns `verdict | index << 3`, where the index is that of the path in `href` for `Right`, `Escape` and `Baseless`
 * (repair with `href.slice(0, index) + prefix + href.slice(index)`), and 0 otherwise
 */
export declare function judge(href: string): number;

/** Takes the other name of the mount's host, `host:port`; one that is longer than any name is none. */
export declare function alias(name: string): void;

/**
 * Asks of a URL that the browser has normalised whether it names the host by its other name. Only after `alias`.
 *
 * @returns the index at which its path begins; −1 where it doesn't
 */
export declare function onAlias(href: string): number;

/**
 * Finds the proxy pattern in a path, however its names are spelled.
 *
 * @returns the length of the base path, shifted left by 16, and the index just behind `/proxy`; −1 where the path is
 * not a proxied one
 */
export declare function locate(path: string): number;
