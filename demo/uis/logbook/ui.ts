import { join } from 'node:path';
import { pathOf, sendFile } from '../../site/files.ts';
import { serve } from '../../site/server.ts';
import { patience, type Ui } from '../../ui.ts';

const files = join(import.meta.dirname, 'files');

/** A router's pages are all one file to its server. */
const isFile = (path: string) => /\.\w+$/.test(path);

export const logbook: Ui = {
  name: 'logbook',
  title: 'Logbook',
  is: 'The ship’s log: a list of entries, and a page for each.',
  breaksBy:
    'Its router reads the address and finds the path of the proxy in it, which none of its routes knows: “nothing here”. Not one request fails.',
  start: () =>
    serve({
      answer(request, response) {
        const path = pathOf(request);
        return sendFile(files, isFile(path) ? path : '/index.html', response);
      },
    }),
  async use(page) {
    await page.getByRole('link', { name: 'Fog off the cape' }).click({ timeout: patience });
    const text = page.getByText('Sounded the horn every two minutes');
    await text.waitFor({ timeout: patience });
    await page.reload({ waitUntil: 'commit' });
    await text.waitFor({ timeout: patience });
    await page.getByRole('link', { name: 'All entries' }).click({ timeout: patience });
    await page.getByRole('link', { name: 'Cast off at dawn' }).waitFor({ timeout: patience });
  },
};
