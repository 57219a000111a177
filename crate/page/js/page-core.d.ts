/** Where a URL belongs, seen from the mount: the lowest three bits of what `judge` returns. */
export declare const enum Verdict {
  /** Another host: never touched. */
  Foreign = 0,
  /** Nothing that travels over HTTP (`data:`, `blob:`, `javascript:`, …): never touched. */
  NotNetwork = 1,
  /** Already under the mount's prefix. */
  Right = 2,
  /** Under the prefix of some other proxied target of the host: meant as it is. */
  OtherMount = 3,
  /** The host, outside every prefix: put the whole prefix in. */
  Escape = 4,
  /**
   * The mount's own prefix without the base path, as the API server writes it into pages when a gateway (or `kubectl
   * proxy --api-prefix`) takes the base path off on the way: put only the base path in. Never without a base path.
   */
  Baseless = 5,
}

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
