import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { Stage } from './stage.ts';

describe('copying from the popup', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  beforeEach(() => stage.renewSubject());

  /** What the clipboard holds, as any page gets it: by pasting. */
  async function pasted(): Promise<string> {
    const page = await stage.page();
    await page.goto(`${stage.origin}/paste`);
    await page.locator('textarea').focus();
    await page.keyboard.press('Control+V');
    const text = await page.locator('textarea').inputValue();
    await page.close();
    return text;
  }

  async function copied(popup: Page, button: Locator): Promise<string> {
    await popup.bringToFront();
    await button.click();
    await popup.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    const text = await pasted();
    await popup.close();
    return text;
  }

  it('puts the prefix back into a masked URL, with query and fragment', async () => {
    await stage.subject.evaluate(() => history.replaceState(null, '', '/d/board?a=%2F&b#row-2'));
    const record = stage.record();
    await stage.write(record);
    const popup = await stage.popup();
    const text = await copied(popup, popup.getByRole('button', { name: 'Copy real URL' }));
    assert.equal(text, `${record.mount}d/board?a=%2F&b#row-2`);
  });

  it('leaves a URL alone that has the prefix', async () => {
    const record = stage.record({ mode: 'prefix', reason: 'pinned', choice: 'prefix' });
    await stage.subject.evaluate(
      (url) => history.replaceState(null, '', url),
      `${record.mount}a?b#c`,
    );
    await stage.write(record);
    const popup = await stage.popup();
    const text = await copied(popup, popup.getByRole('button', { name: 'Copy real URL' }));
    assert.equal(text, `${record.mount}a?b#c`);
  });

  it('copies the command that starts a proxy', async () => {
    await stage.write(null);
    const popup = await stage.popup();
    const text = await copied(popup, popup.getByRole('button', { name: 'Copy the command' }));
    assert.equal(text, 'kubectl proxy');
  });

  it('copies the command that avoids the proxy', async () => {
    const diagnosis = { cause: 'lost-body', advice: 'port-forward', params: {} } as const;
    await stage.write(stage.record({ problem: { status: 500, diagnosis } }));
    const popup = await stage.popup();
    const text = await copied(popup, popup.getByRole('button', { name: 'Copy the command' }));
    assert.equal(text, 'kubectl port-forward --namespace monitoring service/grafana 3000:3000');
  });

  it('shows the text where the browser refuses to copy', async () => {
    const record = stage.record();
    await stage.write(record);
    const popup = await stage.popup();
    await popup.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    });
    await popup.getByRole('button', { name: 'Copy real URL' }).click();
    await popup.getByText('Select this text and copy it yourself').waitFor();
    const { pathname } = new URL(stage.subject.url());
    const shown = await popup.locator('code').textContent();
    assert.equal(shown, record.mount + pathname.slice(1));
    await popup.close();
  });
});
