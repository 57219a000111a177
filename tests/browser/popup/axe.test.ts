import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Language, Stage } from './stage.ts';
import { states } from './states.ts';

const script = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Every finding of axe, one line each. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(script);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

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
        for (const colorScheme of ['light', 'dark'] as const) {
          await popup.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          assert.deepEqual(await findings(popup), [], colorScheme);
        }
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
