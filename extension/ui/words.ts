/**
 * Texts by ids of the core's. Those come from Rust, where TypeScript can't see
 * them: a test holds the ids and the texts together.
 */
import { i18n } from '#i18n';

type Params = readonly string[] | Readonly<Record<string, string>>;

export const words = i18n.t as unknown as (key: string, params?: Params) => string;

/** Ids are in kebab-case; names of messages may hold letters, digits and underscores only. */
export function keyOf(id: string): string {
  return id.replaceAll('-', '_');
}
