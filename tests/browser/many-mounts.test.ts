import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import {
  type Destination,
  initSync,
  type KnownRule,
  plan,
} from '../../extension/core/generated/porthole.js';
import { type RuleChange, Scene, type SessionRule, until } from './kit/index.ts';

const MANY = 200;
/** The greatest lengths that Kubernetes allows, and what RE2 would read in a gateway's path. */
const LONGEST = { namespace: 'n'.repeat(63), portName: 'p'.repeat(15) };
const BASE = `/k8s/clusters/c.+(1)$~!',;=@${'x'.repeat(172)}`;

const nameOf = (i: number) => `s${String(i).padStart(62, '0')}`;

describe(`${MANY} mounts with the longest names, below a base path of ${BASE.length} characters`, () => {
  let scene: Scene;
  let mount: string;
  before(async () => {
    initSync({ module: await readFile('extension/core/generated/porthole_bg.wasm') });
    const page = '<!doctype html><title>app</title><img srcset="/x.svg">';
    scene = await Scene.open({ web: { '*': page } }, { basePath: BASE });
    const port = Number(new URL(scene.elsewhere()).port);
    const exposed = await scene.cluster.expose({ ...LONGEST, name: nameOf(0), port });
    mount = exposed.replace(':80/', `:${LONGEST.portName}/`);
  });
  after(() => scene.close());

  it('one of them works', async () => {
    const tab = await scene.tab(mount);
    const requests = () => scene.cluster.requests();
    const picture = `${new URL(mount).pathname}x.svg`;
    await until('it gets its picture', requests, (all) => all.some(({ path }) => path === picture));
    assert.deepEqual(await scene.escapes(), []);
    await tab.page.close();
    await noneLeft();
  });

  // Two hundred real tabs would take this machine minutes; Chromium takes rules for tabs that aren't there.
  it('the rules of all are taken, and none stays behind', async () => {
    const tabs = Array.from({ length: MANY }, (_, i) => 2 ** 30 + i);
    let planned: SessionRule[] = [];
    for (const [i, tab] of tabs.entries()) {
      const to = { mount: mount.replace(nameOf(0), nameOf(i)), mode: 'root' } as const;
      planned = applied(planned, go(planned, tab, to));
    }
    await scene.inside.updateRules({ addRules: planned });
    const rules = await scene.inside.rules();
    for (const tab of tabs) assert.ok(of(tab, rules).length >= 5, `tab ${tab} lacks rules`);
    assert.deepEqual(await scene.inside.unsupported(rules), []);
    let left = rules;
    for (const tab of tabs) left = applied(left, go(left, tab, null));
    const removeRuleIds = rules.filter((rule) => !left.includes(rule)).map(({ id }) => id);
    await scene.inside.updateRules({ removeRuleIds });
    await noneLeft();
  });

  function go(rules: SessionRule[], tab: number, to: Destination): RuleChange {
    const entry = scene.browser.own('entry.html#');
    return plan(rules.map(asKnown), tab, to, [], entry);
  }

  function noneLeft() {
    const rules = () => scene.inside.rules();
    return until('every rule is gone', rules, (all) => all.length === 0);
  }
});

function applied(rules: SessionRule[], { removeRuleIds = [], addRules = [] }: RuleChange) {
  return rules.filter(({ id }) => !removeRuleIds.includes(id)).concat(addRules);
}

function of(tab: number, rules: readonly SessionRule[]): SessionRule[] {
  return rules.filter(({ condition }) => condition.tabIds?.includes(tab));
}

function asKnown({ id, priority = 1, action, condition }: SessionRule): KnownRule {
  const to = action.redirect?.regexSubstitution;
  return { id, priority, tab: condition.tabIds?.[0], from: condition.regexFilter, to };
}
