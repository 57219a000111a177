import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathOf, sendBrotli, sendFile } from '../../site/files.ts';
import { serve } from '../../site/server.ts';
import { patience, type Ui } from '../../ui.ts';

const files = join(import.meta.dirname, 'files');

export const chartRoom: Ui = {
  name: 'chart-room',
  title: 'Chart room',
  is: 'A sea chart with the ship’s course, to zoom into.',
  breaksBy:
    'Its page comes in brotli, which the API server can’t read: no answer. And its modules import each other from the root of the host.',
  start: () =>
    serve({
      async answer(request, response) {
        const path = pathOf(request);
        if (path === '/')
          return sendBrotli(request, response, await readFile(join(files, 'index.html'), 'utf8'));
        await sendFile(files, path, response);
      },
    }),
  async use(page) {
    await page.getByText('Zoom 1').waitFor({ timeout: patience });
    await page.getByRole('button', { name: 'Closer' }).click({ timeout: patience });
    await page.getByText('Zoom 2').waitFor({ timeout: patience });
    await page.getByRole('img', { name: 'Sea chart' }).waitFor({ timeout: patience });
  },
};
