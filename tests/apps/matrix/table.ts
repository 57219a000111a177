import { type BrowserName, browsers, titles } from '../../harness/index.ts';
import type { App } from '../app.ts';
import { cellsOf, lossOf, type Outcome } from './cell.ts';
import { type Kind, ways } from './ways.ts';

const intro = `# Real web UIs behind the API server's proxy

Made by \`npm run apps\`; CI fails if it is no longer true. Each cell is a browser with an empty
profile in which a user opens the app and does a few things with it, a reload and Back among them.
**With** is with Porthole in Auto, no setting touched; without it, Chromium alone is tried.
`;

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const mark = (outcome: Outcome | undefined) => {
  if (!outcome) return 'not tried';
  return outcome.passed ? 'works' : '**fails**';
};

/** A column, which answers for each app. */
interface Column {
  head: string;
  of(app: App): string;
}

/** What was seen in one browser. */
class Results {
  constructor(
    private readonly outcomes: readonly Outcome[],
    private readonly browser: BrowserName,
    private readonly kinds: readonly Kind[],
  ) {}

  columns(): Column[] {
    return [
      { head: 'own root', of: (app) => mark(this.of(app, undefined, false)) },
      ...this.kinds.flatMap((kind) => this.through(kind)),
      { head: 'mode in Auto (reason)', of: (app) => this.modes(app) },
      { head: 'told as lost', of: (app) => this.losses(app) },
    ];
  }

  private of(app: App, kind: Kind | undefined, porthole: boolean): Outcome | undefined {
    return this.outcomes.find(
      ({ cell }) =>
        cell.app === app &&
        cell.kind === kind &&
        cell.browser === this.browser &&
        cell.porthole === porthole,
    );
  }

  private through(kind: Kind): Column[] {
    const marked = (porthole: boolean) => (app: App) => mark(this.of(app, kind, porthole));
    const isTriedWithout = this.outcomes.some(
      ({ cell }) => cell.kind === kind && cell.browser === this.browser && !cell.porthole,
    );
    if (!isTriedWithout) return [{ head: `${ways[kind]}: with`, of: marked(true) }];
    return [
      { head: `${ways[kind]}: without`, of: marked(false) },
      { head: 'with', of: marked(true) },
    ];
  }

  private modes(app: App): string {
    const told = this.kinds.map((kind) => this.of(app, kind, true)?.told);
    return this.byWay(told.map((of) => (of ? `${of.mode} (${of.reason})` : 'not told')));
  }

  /** What Porthole says that the app loses. */
  private losses(app: App): string {
    const told = this.kinds.map((kind) => this.of(app, kind, true)?.told?.losses.join(', '));
    return this.byWay(told.map((losses) => losses || 'nothing'));
  }

  /** Which is which, where it isn't the same on all ways. */
  private byWay(told: readonly string[]): string {
    if (new Set(told).size === 1) return told[0] ?? '';
    return this.kinds.map((kind, i) => `${ways[kind]}: ${told[i]}`).join('; ');
  }
}

function section(title: string, apps: readonly App[], columns: readonly Column[]): string[] {
  const heads = columns.map(({ head }) => head);
  const lines = apps.map((app) => row(columns.map((column) => column.of(app))));
  return [`## ${title}`, '', row(heads), row(heads.map(() => '---')), ...lines, ''];
}

function losses(apps: readonly App[], kinds: readonly Kind[]): string[] {
  const lines = apps.flatMap((app) =>
    cellsOf(app, kinds).flatMap((cell) => {
      const loss = cell.porthole && lossOf(cell);
      if (!loss || !cell.kind) return [];
      return [`- **${app.name}** through ${ways[cell.kind]} in ${titles[cell.browser]}: ${loss}`];
    }),
  );
  return lines.length ? ["## What can't work, and why", '', ...lines, ''] : [];
}

/** The tables as people read them and CI compares them: nothing in them depends on time or machine. */
export function table(
  outcomes: readonly Outcome[],
  apps: readonly App[],
  kinds: readonly Kind[],
): string {
  const name: Column = { head: 'app', of: (app) => app.name };
  const breaksBy: Column = { head: 'breaks by', of: (app) => app.breaksBy };
  const sections = browsers.flatMap((browser) => {
    const own = new Results(outcomes, browser, kinds).columns();
    const before = browser === 'chromium' ? [name, breaksBy] : [name];
    return section(titles[browser], apps, [...before, ...own]);
  });
  return [intro, ...sections, ...losses(apps, kinds)].join('\n');
}
