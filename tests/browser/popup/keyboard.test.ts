import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Stage } from './stage.ts';

interface Stop {
  name: string;
  /** Something is drawn around it, or around what stands for it. */
  visible: boolean;
}

/** What has the focus. Runs in the page. */
function focused(): Stop | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const input = element instanceof HTMLInputElement ? element : null;
  const drawn = input?.nextElementSibling ?? element;
  const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
  const name = element.getAttribute('aria-label') ?? drawn.textContent;
  return { name, visible: outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2 };
}

/** The ways on, at the end of every state. */
const doors = ['Add a cluster', 'Open as a page', 'Settings'];

async function walk(popup: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await popup.keyboard.press('Tab');
    const stop = await popup.evaluate(focused);
    if (!stop || stops.some(({ name }) => name === stop.name)) return stops;
    stops.push(stop);
  }
}

describe('the popup by keyboard alone', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  it('stops at every control, in reading order, and shows where it is', async () => {
    await stage.write(stage.record({ typed: `${stage.origin}/api` }));
    const popup = await stage.popup();
    const stops = await walk(popup);
    assert.deepEqual(
      stops.map(({ name }) => name),
      ["Open at the host's root", 'Copy real URL', 'Auto', 'Copy report', ...doors],
    );
    assert.ok(stops.every(({ visible }) => visible));
    await popup.close();
  });

  it('stops at what can be copied on a page that is not proxied', async () => {
    await stage.write(null);
    const popup = await stage.popup();
    const names = (await walk(popup)).map(({ name }) => name);
    assert.deepEqual(names, ['Copy the command', 'Copy the address', ...doors]);
    await popup.close();
  });

  it('presses a button with Enter and with Space', async () => {
    await stage.write(stage.record());
    for (const key of ['Enter', 'Space']) {
      const popup = await stage.popup();
      await popup.bringToFront();
      await popup.getByRole('button', { name: 'Copy real URL' }).focus();
      await popup.keyboard.press(key);
      await popup.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
      await popup.close();
    }
  });
});
