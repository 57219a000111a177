/** Triggers all sinks in pages of one service, and judges them by what the server saw. */
import type { Page } from 'playwright-core';
import { type Given, type Tab, until } from '../kit/index.ts';
import { expected } from './expected.ts';
import { sinks } from './groups/index.ts';
import { judge, type Verdict } from './judge.ts';
import { pathOf } from './sink.ts';

export interface Found {
  readonly verdict: Verdict;
  /** What the means itself said where it failed. */
  readonly said: string;
}

export interface Outcome {
  readonly found: Readonly<Record<string, Found>>;
  /** What came to the host's bare root besides. */
  readonly others: readonly string[];
}

interface Named {
  readonly name: string;
  readonly path: string;
  readonly ownTab: boolean;
}

const ARRIVES: readonly Verdict[] = ['repaired', 'escaped', 'doubled', 'astray'];

/** How many tabs are open at once. */
const TABS = 4;

export async function runAll(given: Given): Promise<Outcome> {
  const run = new Run(given);
  const { all } = run;
  await alone(given);
  const tab = await given.tab('/');
  await run.inPage(
    tab.page,
    all.filter(({ ownTab }) => !ownTab),
  );
  const inTabs = all.filter(({ ownTab }) => ownTab);
  for (let i = 0; i < inTabs.length; i += TABS) await run.inTabs(inTabs.slice(i, i + TABS), tab);
  // What comes late, to where it shouldn't, comes before this.
  await tab.page.evaluate("fetch('/fence')");
  await tab.page.close();
  return { found: await run.verdicts(), others: await run.others() };
}

/** Whose the workers are that no tab owns, nobody knows while two services of a host are open. */
async function alone({ mode, scene }: Given): Promise<void> {
  const other = scene().prefix(mode === 'root' ? 'prefix' : 'root');
  const rules = async () => JSON.stringify(await scene().inside.rules());
  await until('the other service has been left', rules, (all) => !all.includes(other));
}

class Run {
  private readonly said: Record<string, string> = {};

  readonly all: readonly Named[];

  constructor(private readonly given: Given) {
    this.all = Object.entries(sinks).map(([name, sink]) => {
      return { name, path: pathOf(given.mode, name, sink), ownTab: sink.where === 'tab' };
    });
  }

  /** First those that aren't to arrive: by when all others have, they would have, too. */
  async inPage(page: Page, those: readonly Named[]): Promise<void> {
    const { mode } = this.given;
    const arrives = ({ name }: Named) => Number(ARRIVES.includes(expected(name, mode)));
    const inOrder = those.toSorted((a, b) => arrives(a) - arrives(b));
    const asked = JSON.stringify(inOrder.map(({ name, path }) => [name, path]));
    Object.assign(this.said, await page.evaluate(`triggerAll(${asked})`));
    await this.arrived(those);
  }

  /** Each in a tab of its own; these are closed then, with those that they have opened. */
  async inTabs(those: readonly Named[], { id }: Tab): Promise<void> {
    await Promise.all(those.map((sink) => this.inTab(sink)));
    await this.arrived(those);
    // Not while they are on their way: Playwright waits forever for such a tab, and one may be missed.
    const { inside } = this.given.scene();
    const others = () => inside.others(id);
    const isThere = (tabs: readonly { isThere: boolean }[]) => tabs.every((tab) => tab.isThere);
    const opened = await until('all tabs are there', others, isThere);
    await inside.closeTabs(opened.map((tab) => tab.id));
  }

  private async inTab({ name, path }: Named): Promise<void> {
    const { mode, scene } = this.given;
    const page = await scene().browser.page();
    await scene().go(page, scene().url('/', mode));
    const asked = `trigger(${JSON.stringify(name)}, ${JSON.stringify(path)})`;
    // A page that is led away at once may not come to answer.
    this.said[name] = await page.evaluate<string>(asked).catch(() => '');
  }

  /** All that are to arrive, and those that are not have not. */
  private async arrived(those: readonly Named[]): Promise<void> {
    const missing = async () => {
      const found = await this.verdicts();
      return those.filter(({ name }) => found[name]?.verdict !== expected(name, this.given.mode));
    };
    await inTime(until('all have arrived', missing, ({ length }) => length === 0));
  }

  async verdicts(): Promise<Record<string, Found>> {
    const { mode, scene } = this.given;
    const log = await scene().cluster.requests();
    const found = this.all.map(({ name, path }): [string, Found] => {
      const said = this.said[name] ?? '';
      const verdict = judge(path, scene().prefix(mode), log);
      return [name, { verdict: said === 'absent' ? said : verdict, said }];
    });
    return Object.fromEntries(found);
  }

  async others(): Promise<string[]> {
    const missed = await this.given.scene().escapes();
    return missed.filter((request) => !this.all.some(({ path }) => request.includes(path)));
  }
}

/** What doesn't come in time, the verdicts tell of. */
async function inTime(coming: Promise<unknown>): Promise<void> {
  await coming.catch(() => {});
}
