/**
 * README's table of what is repaired, what can't be and why: from the repairs of
 * the page layer, the popup's groups of repairs and its words, and from what the
 * core says to the cases of its tests.
 */
import { readFileSync } from 'node:fs';
import type { Diagnosis } from '../../dist/core/index.js';
import { strayedLoss, unownedLoss } from '../../dist/core/index.js';
import { GROUPS } from '../../extension/ui/repair-groups.ts';
import { lossCases, lossesOf, mountOf } from '../../tests/core/loss-cases.ts';
import { pretendBrowser } from '../../tests/page/dom.ts';

interface Words {
  readonly repairs: { readonly kind: Readonly<Record<string, string>> };
  readonly cause: Readonly<Record<string, string>>;
  readonly advice: Readonly<Record<string, string>>;
}

const words = JSON.parse(
  readFileSync(new URL('../../extension/locales/en.json', import.meta.url), 'utf8'),
) as Words;

/** Advice that leads past the proxy, or past what it shares. */
const UNREPAIRED = ['port-forward', 'allow-path', 'own-tab', 'close-others'];

export async function table(): Promise<string> {
  pretendBrowser('http://host.invalid/');
  const { repairs } = await import('../../extension/page/repairs/table.ts');
  const inPage = new Set(repairs.map(({ name }) => name));
  const rows = [...repaired(inPage), ...unrepaired()];
  return ['| What | Repaired | How, or why not |', '|---|---|---|', ...rows].join('\n');
}

function repaired(inPage: ReadonlySet<string>): string[] {
  return Object.entries(GROUPS).map(([group, kinds]) => {
    const ways = [
      ...(kinds.some((kind) => !inPage.has(kind)) ? ['by a network rule'] : []),
      ...(kinds.some((kind) => inPage.has(kind)) ? ['in the page'] : []),
    ];
    return `| ${words.repairs.kind[group]} | yes | ${ways.join(' and ')} |`;
  });
}

function unrepaired(): string[] {
  const told = [...lossCases.flatMap(lossesOf), ...shared()];
  const lasting = told.filter(({ advice }) => UNREPAIRED.includes(advice));
  const causes = new Map(lasting.map((loss) => [loss.cause, loss]));
  return [...causes.values()].map((loss) => `| ${causeOf(loss)} | no | ${adviceOf(loss)} |`);
}

/** What is lost since services share a host. */
function shared(): Diagnosis[] {
  const [mount, url] = [mountOf(), 'http://127.0.0.1:8001/x'];
  const strayed = strayedLoss(mount, mount.replace('/web', '/other'), url);
  return [unownedLoss(mount, url), ...(strayed ? [strayed] : [])];
}

const causeOf = ({ cause }: Diagnosis) => worded(words.cause, cause);
const adviceOf = ({ advice }: Diagnosis) => worded(words.advice, advice);

/** In place of the facts of one case. */
const FACTS: Readonly<Record<string, string>> = { host: 'the host', frame: 'its URL' };

function worded(texts: Words['cause'], id: string): string {
  const text = texts[id.replaceAll('-', '_')] ?? id;
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => FACTS[name] ?? gap);
}
