/** The question whether an address is the host's other name: pages say when it is asked, and of what. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../kit/index.ts';
import { evaluate } from './extension-page.ts';
import { Stage } from './stage.ts';

describe('the question for the address that a page proposes', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  beforeEach(async () => {
    await stage.renewSubject();
    await stage.write(stage.record());
  });

  const question = (popup: Page) =>
    popup.getByRole('heading', { name: 'Is this your API server?' });
  const yes = (alias: string) =>
    `Yes, ${alias} is the API server behind ${new URL(stage.origin).host}`;
  const aliases = async () =>
    ((await evaluate(stage.inside, 'read', 'aliases')) ?? {}) as Record<string, string>;

  /** Once something that was written after the proposal shows, the popup has seen that, too. */
  async function sees(popup: Page): Promise<void> {
    await stage.write(stage.record({ repairs: { image: 7 } }));
    await popup.getByRole('status').filter({ hasText: '7 repairs' }).waitFor();
  }

  it('confirms what was read, though the page has proposed another by the time of the click', async () => {
    await stage.propose('192.0.2.1:6443');
    const popup = await stage.popup();
    await popup.getByRole('button', { name: yes('192.0.2.1:6443') }).waitFor();
    await stage.propose('evil.test:443');
    await sees(popup);
    assert.equal(await popup.getByText('evil.test').count(), 0);
    await popup.getByRole('button', { name: yes('192.0.2.1:6443') }).click();
    await until('it is known', aliases, (all) => Object.keys(all).length > 0);
    assert.deepEqual(await aliases(), { [stage.record().mount]: '192.0.2.1:6443' });
    await question(popup).waitFor({ state: 'detached' });
    await popup.getByText('second address').waitFor();
    await popup.close();
  });

  it('never appears in a popup that is open: it would stand where the user is about to click', async () => {
    const popup = await stage.popup();
    await stage.propose('192.0.2.1:6443');
    await sees(popup);
    assert.equal(await question(popup).count(), 0);
    await popup.close();
    const next = await stage.popup();
    await question(next).waitFor();
    await next.close();
  });

  it('goes when the tab shows another document', async () => {
    await stage.propose('192.0.2.1:6443');
    await stage.subject.goto(`${stage.origin}/elsewhere`);
    const kept = () => evaluate(stage.inside, 'read', `proposal:${stage.tab}`);
    await until('it is gone', kept, (proposal) => proposal === null);
  });

  it('leaves no trace of a tab that is closed', async () => {
    await stage.propose('192.0.2.1:6443');
    await stage.subject.close();
    const kept = () => evaluate(stage.inside, 'read', `proposal:${stage.tab}`);
    await until('it is gone', kept, (proposal) => proposal === null);
  });
});
