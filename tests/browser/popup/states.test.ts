import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Stage } from './stage.ts';
import { states } from './states.ts';

describe('what the popup says of a tab', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  it('tells how to start where nothing is proxied', async () => {
    await stage.write(null);
    const popup = await stage.popup();
    await popup.getByRole('heading', { name: "This page isn't proxied" }).waitFor();
    await popup.getByText('kubectl proxy', { exact: true }).waitFor();
    await popup.close();
  });

  it('names the service, its place and the mode in force with its reason', async () => {
    await stage.write(stage.record({ mode: 'prefix', reason: 'shows-script' }));
    const popup = await stage.popup();
    const facts = (await popup.locator('.facts').textContent()) ?? '';
    await popup.getByRole('heading', { name: 'grafana' }).waitFor();
    for (const fact of ['monitoring', '3000', 'https', stage.origin])
      assert.ok(facts.includes(fact));
    await popup.getByText('The app sees its real URL').waitFor();
    await popup.getByText('because a script in the page shows').waitFor();
    assert.equal(await popup.getByRole('radio', { name: 'Auto' }).isChecked(), true);
    await popup.close();
  });

  it('adds repairs of one sort up, and puts unknown ones under other', async () => {
    await stage.write(stage.record({ repairs: { xhr: 2, fetch: 3, image: 1, novelty: 4 } }));
    const popup = await stage.popup();
    const rows = await popup.locator('.counts > div').allInnerTexts();
    const counts = rows.map((row) => row.split(/\s*\n\s*/));
    assert.deepEqual(counts, [
      ['Data requests', '5'],
      ['Other', '4'],
      ['Images', '1'],
    ]);
    await popup.getByText('10 in all').waitFor();
    await popup.close();
  });

  it('follows the record while it is open', async () => {
    await stage.write(stage.record());
    const popup = await stage.popup();
    await popup.getByText('Nothing has needed repair so far.').waitFor();
    await stage.write(stage.record({ repairs: { image: 7 } }));
    await popup.getByRole('status').filter({ hasText: '7 repairs' }).waitFor();
    await stage.write(stage.record({ entered: false }));
    await popup.getByRole('heading', { name: "This page isn't proxied" }).waitFor();
    await popup.close();
  });

  it('explains a problem: the cause, what was seen, what to do', async () => {
    const body = '{"kind":"Status","message":"no service port 81 found for service \\"grafana\\""}';
    const params = { kind: 'service', name: 'grafana', port: '81', namespace: 'monitoring' };
    const diagnosis = { cause: 'no-such-port', advice: 'check-port', params } as const;
    await stage.write(stage.record({ problem: { status: 503, body, diagnosis } }));
    const popup = await stage.popup();
    await popup.getByRole('heading', { name: 'grafana has no port 81.' }).waitFor();
    await popup.getByText('Seen: HTTP status 503').waitFor();
    await popup.getByText('no service port 81 found for service "grafana"').waitFor();
    await popup.getByText('Use the number of a port of the service').waitFor();
    await popup.getByRole('status').filter({ hasText: 'Problem' }).waitFor();
    await popup.close();
  });

  it('says why a request got no answer', async () => {
    await stage.write(states['requests got no answer']?.(stage) ?? null);
    const popup = await stage.popup();
    const row = popup.getByRole('list', { name: 'Failed requests' }).getByRole('listitem');
    await row.getByText('/api/engines', { exact: true }).waitFor();
    await row.getByText(/Nothing answers on .*ERR_CONNECTION_REFUSED/).waitFor();
    await popup.close();
  });

  it('shows what a page says as text, never as markup', async () => {
    const body = '{"kind":"Status","message":"<img src=x> no {cause} $1"}';
    const diagnosis = { cause: 'no-such-cause', advice: 'no-such-advice', params: {} } as never;
    await stage.write(stage.record({ problem: { status: 500, body, diagnosis } }));
    const popup = await stage.popup();
    await popup.getByText('<img src=x> no {cause} $1').waitFor();
    await popup.getByText('no-such-cause').waitFor();
    await popup.close();
  });

  it('is 360 pixels wide under the action button, and about the tab in front', async () => {
    await stage.write(stage.record());
    assert.equal(await stage.actionPopupWidth(), 360);
  });

  it('says that the tab is closed', async () => {
    const popup = await stage.page();
    await popup.goto(stage.address('popup.html?tab=999999'));
    await popup.getByRole('heading', { name: 'The tab that this was about is closed.' }).waitFor();
    await popup.close();
  });
});
