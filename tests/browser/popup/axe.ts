import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const script = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Every finding of axe, in light and dark colours, one line each. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(withoutReflection);
  await page.evaluate(script);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await inColors(page)).map((finding) => `${colorScheme}: ${finding}`));
  }
  return found;
}

/**
 * Firefox 153 crashes where a page asks which elements an attribute names that has named others before; without these
 * properties axe goes by the attributes. Runs in the page.
 */
function withoutReflection(): void {
  const all = Element.prototype as unknown as Record<string, unknown>;
  for (const name in all) if (/^aria.*Elements?$/.test(name)) delete all[name];
}

async function inColors(page: Page): Promise<string[]> {
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
