/** All settings as a text, and back. Nothing secret is among them. */
import { browser } from 'wxt/browser';
import type { Choice } from './choice.ts';
import { type Cluster, COLOURS } from './clusters.ts';
import { DRAFT } from './draft.ts';
import { readAddedHosts, removeHost } from './hosts.ts';
import { MANAGED } from './managed.ts';
import { SIGN_INS } from './sign-ins.ts';
import { VAULT_KEY } from './vault.ts';

interface Settings {
  readonly porthole: 1;
  readonly clusters: readonly Cluster[];
  readonly favourites: readonly string[];
  readonly choices: Readonly<Record<string, Choice>>;
}

const KEYS = ['clusters', 'favourites', 'choices'] as const;
const CHOICES: readonly string[] = ['root', 'prefix', 'off'] satisfies Choice[];

export async function exportSettings(): Promise<string> {
  const stored = await browser.storage.local.get([...KEYS]);
  return JSON.stringify({ porthole: 1, ...stored }, null, 2);
}

/** Takes the place of what was set before. `null`, or what is wrong; then nothing has changed. */
export async function importSettings(text: string): Promise<string | null> {
  const read = parsed(text);
  if (typeof read === 'string') return read;
  const { porthole: _, ...settings } = read;
  // Hosts need the browser's permission: they are asked for when their cluster is used.
  await browser.storage.local.set(settings);
  return null;
}

export async function eraseSettings(): Promise<void> {
  for (const { origin } of await readAddedHosts()) await removeHost(origin);
  const { local, session } = browser.storage;
  const [stored, kept] = await Promise.all([local.get(null), session.get(null)]);
  // What an administrator has rolled out isn't the user's to erase.
  const settings = Object.keys(stored).filter((key) => key !== MANAGED);
  // The records of open tabs stay: they hold what is on the screen.
  const drafts = Object.keys(kept).filter((key) => key.startsWith(DRAFT));
  await Promise.all([local.remove(settings), session.remove([...drafts, SIGN_INS, VAULT_KEY])]);
}

/** The settings in a file, or what is wrong with it. */
function parsed(text: string): Settings | string {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return String(error);
  }
  const { porthole, clusters = [], favourites = [], choices = {} } = (read ?? {}) as Settings;
  if (porthole !== 1) return '"porthole": 1';
  if (!Array.isArray(clusters) || !clusters.every(isCluster)) return '"clusters"';
  if (!isTexts(favourites) || !favourites.every(isUrl)) return '"favourites"';
  const isChosen = ([mount, choice]: [string, unknown]) =>
    isUrl(mount) && CHOICES.includes(String(choice));
  if (typeof choices !== 'object' || !Object.entries(choices).every(isChosen)) return '"choices"';
  return { porthole, clusters: clusters.map(only), favourites, choices };
}

function isCluster(value: unknown): value is Cluster {
  const { id, origin, base, name, colour, namespaces } = (value ?? {}) as Cluster;
  return (
    [id, origin, base, name].every((text) => typeof text === 'string') &&
    COLOURS.includes(colour) &&
    isTexts(namespaces) &&
    isUrl(origin) &&
    new URL(origin).origin === origin &&
    (base === '' || base.startsWith('/'))
  );
}

/** What a cluster has, and nothing that a file holds besides. */
function only({ id, origin, base, name, colour, namespaces }: Cluster): Cluster {
  return { id, origin, base, name, colour, namespaces };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text);
}
