import type { App } from '../app.ts';
import { type Outcome, shouldPass } from './cell.ts';
import { type Kind, ways } from './ways.ts';

const intro = `# Real web UIs behind the API server's proxy

Made by \`npm run apps\`; CI fails if it is no longer true. Each cell is a browser with an empty
profile in which a user opens the app and does a few things with it, a reload and Back among them.
**With** is with Porthole in Auto, no setting touched.
`;

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const mark = (outcome: Outcome | undefined) => {
  if (!outcome) return 'not tried';
  return outcome.passed ? 'works' : '**fails**';
};

class Results {
  constructor(private readonly outcomes: readonly Outcome[]) {}

  of(app: App, kind: Kind | undefined, porthole: boolean): Outcome | undefined {
    return this.outcomes.find(
      ({ cell }) => cell.app === app && cell.kind === kind && cell.porthole === porthole,
    );
  }

  modes(app: App, kinds: readonly Kind[]): string {
    const told = kinds.map((kind) => this.of(app, kind, true)?.told);
    const texts = told.map((of) => (of ? `${of.mode} (${of.reason})` : 'not told'));
    return [...new Set(texts)].join(', ');
  }

  /** What Porthole says that the app loses, and on which ways where not on all. */
  losses(app: App, kinds: readonly Kind[]): string {
    const told = kinds.map(
      (kind) => this.of(app, kind, true)?.told?.losses.join(', ') || 'nothing',
    );
    if (new Set(told).size === 1) return told[0] ?? '';
    return kinds.map((kind, i) => `${ways[kind]}: ${told[i]}`).join('; ');
  }
}

function line(results: Results, app: App, kinds: readonly Kind[]): string {
  const through = kinds.flatMap((kind) => [
    mark(results.of(app, kind, false)),
    mark(results.of(app, kind, true)),
  ]);
  const own = mark(results.of(app, undefined, false));
  return row([
    app.name,
    app.breaksBy,
    own,
    ...through,
    results.modes(app, kinds),
    results.losses(app, kinds),
  ]);
}

function losses(results: Results, apps: readonly App[], kinds: readonly Kind[]): string[] {
  const lines = apps.flatMap((app) =>
    kinds.flatMap((kind) => {
      const outcome = results.of(app, kind, true);
      if (!outcome || shouldPass(outcome.cell)) return [];
      return [`- **${app.name}** through ${ways[kind]}: ${app.lost?.[kind]}`];
    }),
  );
  return lines.length ? ['', "## What can't work, and why", '', ...lines] : [];
}

/** The table as people read it and CI compares it: nothing in it depends on time or machine. */
export function table(
  outcomes: readonly Outcome[],
  apps: readonly App[],
  kinds: readonly Kind[],
): string {
  const results = new Results(outcomes);
  const through = kinds.flatMap((kind) => [`${ways[kind]}: without`, 'with']);
  const head = [
    'app',
    'breaks by',
    'own root',
    ...through,
    'mode in Auto (reason)',
    'told as lost',
  ];
  const lines = [
    intro,
    row(head),
    row(head.map(() => '---')),
    ...apps.map((app) => line(results, app, kinds)),
    ...losses(results, apps, kinds),
  ];
  return `${lines.join('\n')}\n`;
}
