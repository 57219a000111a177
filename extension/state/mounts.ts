/** Which mount a URL of an allowed host belongs to. */
import * as core from '../core/core.ts';
import { readHosts } from './hosts.ts';

/** The mount's URL, or `null` where the URL is no mount's or its host isn't allowed. */
export async function findMount(url: string): Promise<string | null> {
  const [hosts] = await Promise.all([readHosts(), core.ready()]);
  if (!core.isAllowed(hosts, new URL(url).origin)) return null;
  return core.parseOrNull(url)?.mount ?? null;
}

/** The URL that works anywhere: a masked one gets its prefix back. */
export function realUrl(shown: string, mount: string): string {
  const { origin, href } = new URL(shown);
  if (origin !== new URL(mount).origin || href.startsWith(mount)) return href;
  return mount + href.slice(origin.length + 1);
}

/** The bare URL that an app at its own root knows a real one by. */
export function bareUrl(real: string, mount: string): string {
  return new URL(mount).origin + real.slice(mount.length - 1);
}
