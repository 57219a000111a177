/**
 * Draws the icons from their SVG sources: `node --import tsx extension/ui/icons/render.ts`.
 * Small sizes have a drawing of their own, without the details that would blur.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium, type Page } from 'playwright-core';

const folder = new URL('../../public/icon/', import.meta.url);
/** The extensions' page shows the large ones, which are never idle. */
const idle = ['16', '32'];
const drawings = { 16: 'porthole-small', 32: 'porthole-small', 48: 'porthole', 128: 'porthole' };

/** The colours of a drawing, by set; the drawing itself has those of the first. */
const sets = {
  '': '',
  'idle-': `:root {
    --rim: #6b7280; --edge: #4b5563; --bolt: #d1d5db;
    --sky: #f3f4f6; --far: #d1d5db; --sea: #9ca3af;
  }`,
};

async function draw(page: Page, size: number, source: string, colors: string): Promise<Buffer> {
  const svg = await readFile(new URL(`${source}.svg`, import.meta.url), 'utf8');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block } ${colors}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
});
const page = await browser.newPage();
for (const [set, colors] of Object.entries(sets)) {
  for (const [size, source] of Object.entries(drawings)) {
    if (set === 'idle-' && !idle.includes(size)) continue;
    const image = await draw(page, Number(size), source, colors);
    await writeFile(new URL(`${set}${size}.png`, folder), image);
  }
}
await browser.close();
