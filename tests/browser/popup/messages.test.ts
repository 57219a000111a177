import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { TabRecord } from '../../../extension/state/tab.ts';
import { evaluate } from './extension-page.ts';
import { Stage } from './stage.ts';

describe('what the popup asks for', () => {
  let stage: Stage;
  let popup: Page;
  let record: TabRecord;
  const mount = () => `${stage.origin}/api/v1/namespaces/default/services/web/proxy/`;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  beforeEach(async () => {
    await popup?.close();
    await stage.renewSubject();
    await stage.subject.goto(`${mount()}app`);
    record = await stage.entered();
    popup = await stage.popup();
  });

  const choices = () => evaluate(stage.inside, 'readLocal', 'choices');
  const radio = (name: string) => popup.getByRole('radio', { name });

  it('pins a mode, shows the page in it, and takes the pin away', async () => {
    await popup.getByText('The app sees / as its root').waitFor();
    await radio('Real URL').check();
    await popup.getByText('The app sees its real URL').waitFor();
    await stage.subject.waitForURL(`${mount()}app`);
    assert.deepEqual(await choices(), { [mount()]: 'prefix' });
    await radio('Auto').check();
    await popup.getByText('because it suits most apps').waitFor();
    await stage.subject.waitForURL(`${stage.origin}/app`);
    assert.deepEqual(await choices(), {});
  });

  it('switches Porthole off for a service, and on again', async () => {
    await radio('Off').check();
    await popup.getByText('Porthole changes nothing on this app.').waitFor();
    assert.equal((await stage.read())?.mode, 'off');
    await radio('Auto').check();
    await popup.getByText('The app sees / as its root').waitFor();
  });

  it('ends at the choice that arrow keys end on, however fast', async () => {
    await popup.bringToFront();
    await radio('Auto').focus();
    for (const _ of ['root', 'prefix']) await popup.keyboard.press('ArrowRight');
    await popup.getByText('The app sees its real URL').waitFor();
    assert.deepEqual(await choices(), { [mount()]: 'prefix' });
    await radio('Auto').check();
    await popup.getByText('The app sees / as its root').waitFor();
  });

  it("opens the host's root where a bare path was typed", async () => {
    const typed = `${stage.origin}/dashboard/overview`;
    await stage.write({ ...record, typed });
    await popup.getByRole('button', { name: "Open at the host's root" }).click();
    await stage.subject.waitForURL(typed);
    assert.equal(stage.asked.at(-1), '/dashboard/overview');
  });

  it('tries a page again that had a problem', async () => {
    const diagnosis = { cause: 'unknown', advice: 'unknown', params: {} } as never;
    await stage.write({ ...record, problem: { status: 503, diagnosis } });
    const before = stage.asked.length;
    const again = stage.subject.waitForEvent('load');
    await popup.getByRole('button', { name: 'Try again' }).click();
    await again;
    assert.ok(stage.asked.length > before);
  });

  it('shows the error that the background answers', async () => {
    await stage.write({ ...record, typed: 'nowhere' });
    await popup.getByRole('button', { name: "Open at the host's root" }).click();
    const alert = popup.getByRole('alert');
    await alert.filter({ hasText: "That didn't work" }).waitFor();
    assert.match((await alert.textContent()) ?? '', /Invalid URL|not a valid URL/);
    await popup.getByText('nowhere').first().waitFor();
  });
});
