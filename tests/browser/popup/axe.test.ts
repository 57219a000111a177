import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findings } from './axe.ts';
import { type Language, Stage } from './stage.ts';
import { states } from './states.ts';

for (const language of ['en', 'ja'] satisfies Language[]) {
  describe(`accessibility of the popup (${language})`, () => {
    let stage: Stage;
    before(async () => {
      stage = await Stage.open({ language });
    });
    after(() => stage.close());

    for (const [name, record] of Object.entries(states)) {
      it(`is clean by axe in light and dark: ${name}`, async () => {
        await stage.write(record(stage));
        const popup = await stage.popup();
        assert.equal(await popup.locator('html').getAttribute('lang'), language);
        assert.deepEqual(await findings(popup), []);
        await popup.close();
      });

      it(`needs no scrolling sideways, however narrow: ${name}`, async () => {
        await stage.write(record(stage));
        const popup = await stage.popup();
        for (const width of [640, 320, 180]) {
          await popup.setViewportSize({ width, height: 600 });
          const over = await popup.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            return scrollWidth - clientWidth;
          });
          assert.equal(over, 0, `${over} pixels too wide at ${width}`);
        }
        await popup.close();
      });
    }
  });
}
