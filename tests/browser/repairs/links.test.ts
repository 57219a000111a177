import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { inBothModes, settled, until } from '../kit/index.ts';

// The browser asks for a page's icon when it likes, and so it might in a tab that is closed already.
const noIcon = '<link rel="icon" href="data:,">';

const pages = {
  '*': `<!doctype html><title>there</title>${noIcon}`,
  '/': `<!doctype html><title>app</title>${noIcon}
<a id="plain" href="/there">there</a><a id="blank" href="/there" target="_blank">in a new tab</a>
<script>
  // As a router adds them: paths of the app's own, which no server has seen.
  const made = document.createElement('a');
  made.id = 'made'; made.href = '/there'; made.textContent = 'made';
  document.body.append(made);
  window.clicked = [];
  addEventListener('click', (event) => {
    window.clicked.push(event.target.getAttribute('href'));
    if (window.stay) event.preventDefault();
  });
</script>
<form id="form" action="/there" target="_blank"><input name="q" value="1"><button>send</button></form>`,
};

inBothModes('a link', pages, ({ open, scene, seen, real, reached }) => {
  const href = (page: Page, id: string) =>
    page.evaluate(`document.getElementById('${id}').getAttribute('href')`);

  async function opens(act: (page: Page) => Promise<void>, asked = 'GET /there'): Promise<void> {
    const page = await open('/');
    const opened = scene().browser.context.waitForEvent('page');
    await act(page);
    await settled(await opened);
    await until('the service is asked', reached, (all) => all.includes(asked));
    await (await opened).close();
  }

  for (const id of ['plain', 'made']) {
    it(`${id}: shows its real URL to who hovers it, and its own to the app again after`, async () => {
      const page = await open('/');
      const own = id === 'made' ? '/there' : seen('/there');
      assert.equal(await href(page, id), own);
      await page.hover(`#${id}`);
      await until(
        'it is real',
        () => href(page, id),
        (it) => it === real('/there'),
      );
      await page.mouse.move(0, 300);
      await until(
        'it is its own',
        () => href(page, id),
        (it) => it === own,
      );
    });

    it(`${id}: shows its real URL to who copies it`, async () => {
      const page = await open('/');
      await page.click(`#${id}`, { button: 'right' });
      assert.equal(await href(page, id), real('/there'));
    });

    it(`${id}: a handler of a plain click sees the app's own`, async () => {
      const page = await open('/');
      await page.evaluate('window.stay = true');
      await page.click(`#${id}`);
      const own = id === 'made' ? '/there' : seen('/there');
      assert.deepEqual(await page.evaluate('clicked'), [own]);
    });

    it(`${id}: leads to the service`, async () => {
      const page = await open('/');
      await page.click(`#${id}`);
      await until(
        'it is shown',
        () => page.title().catch(() => ''),
        (title) => title === 'there',
      );
      assert.equal(page.url(), scene().cluster.origin + seen('/there'));
    });

    it(`${id}: opens in a new tab by a middle click and by Ctrl`, async () => {
      await opens((page) => page.click(`#${id}`, { button: 'middle' }));
      await opens((page) => page.click(`#${id}`, { modifiers: ['Control'] }));
    });
  }

  it('with a target opens in a new tab', () => opens((page) => page.click('#blank')));
  it('opened by window.open leads to the service', () =>
    opens((page) => page.evaluate("void window.open('/there')")));
  it('in a form opens in a new tab', () => opens((page) => page.click('button'), 'GET /there?q=1'));
});
