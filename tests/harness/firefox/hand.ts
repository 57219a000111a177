/** Keys and menus of Firefox's own window. */
import type { Hand } from '../hand.ts';
import { waitFor } from '../worker.ts';
import type { AddOn } from './add-on.ts';

export function handInFirefox(addOn: AddOn): Hand {
  return {
    async press(command, { page }) {
      await page.bringToFront();
      const shortcut = `(await it.shortcuts.commands).get(${JSON.stringify(command)}).shortcut`;
      await addOn.ask(`(${pressed})(${shortcut})`);
    },
    async pick(item, { page }, over) {
      await page.bringToFront();
      await page.click(over, { button: 'right' });
      const asked = `(${picked})(${JSON.stringify(item)})`;
      await waitFor(`the menu with ${item}`, async () => (await addOn.ask(asked)) === true);
    },
  };
}

/** Runs in Firefox, as does the next: keys as they come from the system. */
const pressed = `(shortcut) => {
  const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  keyboard.beginInputTransactionForTests(window);
  const keys = shortcut.split('+').map((key) => new KeyboardEvent('', { key }));
  for (const key of keys) keyboard.keydown(key);
  for (const key of keys.reverse()) keyboard.keyup(key);
}`;

/** Whether the menu was there, and the item in it. */
const picked = `(id) => {
  const menu = document.getElementById('contentAreaContextMenu');
  const item = menu.querySelector('[id$="-menuitem-_' + id + '"]');
  if (menu.state !== 'open' || !item) return false;
  menu.activateItem(item);
  return true;
}`;
