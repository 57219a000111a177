/**
 * Judges what an administrator has written, in the words of an exported settings file. What can't be used is left out
 * and named, and costs nothing else.
 */
import type { Input, Mistake, Outcome } from '../desk/desk.ts';
import type { Choice } from './choice.ts';
import { type Cluster, COLOURS } from './clusters.ts';
import type { Managed, Problem } from './managed.ts';

/** How addresses are read; that is known elsewhere. */
export interface Reading {
  /** Anything that a person may paste to add a cluster. */
  host(text: string): Outcome<Input>;
  /** The URL of the mount that a proxied URL is in. */
  mount(url: string): { readonly read?: string; readonly mistake?: Wrong };
}

type Wrong = Pick<Mistake, 'code' | 'offending'>;
type Given = Readonly<Record<string, unknown>>;
type Complain = (at: string, wrong: Wrong) => void;

/** Unlike a user, an administrator may insist on Auto. */
const CHOICES: readonly unknown[] = ['auto', 'root', 'prefix', 'off'] satisfies Choice[];

export function judge(policy: Given, reading: Reading): Managed {
  const problems: Problem[] = [];
  const complain: Complain = (at, { code, offending }) => problems.push({ at, code, offending });
  const { clusters = [], choices = {} } = policy;
  if (!Array.isArray(clusters)) complain('clusters', unfit(clusters));
  if (!isRecord(choices)) complain('choices', unfit(choices));
  return {
    clusters: Array.isArray(clusters) ? clustersIn(clusters, reading, complain) : [],
    choices: isRecord(choices) ? choicesIn(choices, reading, complain) : {},
    problems,
  };
}

function clustersIn(entries: readonly unknown[], reading: Reading, complain: Complain): Cluster[] {
  const found = new Map<string, Cluster>();
  for (const [index, entry] of entries.entries()) {
    const at = `clusters[${index}]`;
    const given = isRecord(entry) ? entry : {};
    const { read, mistake } = reading.host(addressIn(given));
    if (!read?.host) {
      complain(`${at}.url`, mistake ?? NO_HOST);
      continue;
    }
    const { origin, base, name } = read.host;
    const id = origin + base;
    const colour = COLOURS[index % COLOURS.length] ?? 'blue';
    const spare = { name, colour, namespaces: [] };
    const chosen = chosenIn(given, at, complain);
    if (found.has(id)) complain(at, { code: 'duplicate', offending: id });
    else found.set(id, { id, origin, base, ...spare, ...chosen, managed: true });
  }
  return [...found.values()];
}

/** An exported settings file has an origin and a base path in place of the one URL. */
function addressIn({ url, origin = '', base = '' }: Given): string {
  return String(url ?? `${origin}${base}`);
}

/** What of it isn't the address, and has something to stand in for it. */
function chosenIn(given: Given, at: string, complain: Complain): Partial<Cluster> {
  const fits: Record<string, (value: unknown) => boolean> = {
    name: (name) => isText(name) && name !== '',
    colour: (colour) => COLOURS.some((each) => each === colour),
    namespaces: (all) => Array.isArray(all) && all.every(isText),
  };
  const chosen: Record<string, unknown> = {};
  for (const key of Object.keys(fits)) {
    const value = given[key];
    if (fits[key]?.(value)) chosen[key] = value;
    else if (value !== undefined) complain(`${at}.${key}`, unfit(value));
  }
  return chosen;
}

function choicesIn(given: Given, reading: Reading, complain: Complain): Managed['choices'] {
  const choices: Record<string, Choice> = {};
  for (const [url, choice] of Object.entries(given)) {
    const { read: mount = '', mistake } = reading.mount(url);
    const wrong = mistake ?? (CHOICES.includes(choice) ? null : unfit(choice));
    if (wrong) complain(`choices["${url}"]`, wrong);
    else choices[mount] = choice as Choice;
  }
  return choices;
}

const NO_HOST: Wrong = { code: 'no-host', offending: '' };

function unfit(value: unknown): Wrong {
  return { code: 'invalid-part', offending: JSON.stringify(value) };
}

function isRecord(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
