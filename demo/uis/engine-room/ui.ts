import { patience, type Ui } from '../../ui.ts';
import { start } from './server.ts';

export const engineRoom: Ui = {
  name: 'engine-room',
  title: 'Engine room',
  is: 'Three engines, live: speed, temperature, and a telegraph to give orders by.',
  breaksBy:
    'Its fetch() and its WebSocket ask for /api/engines and /live at the root of the host, past the proxy: no engines, no values.',
  start,
  async use(page) {
    const status = page.getByRole('status');
    await status.filter({ hasText: 'live' }).waitFor({ timeout: patience });
    await page.getByRole('button', { name: 'Full ahead' }).click({ timeout: patience });
    await page.getByText('Order: full ahead').waitFor({ timeout: patience });
    await page.locator('.engine polyline').nth(2).waitFor({ timeout: patience });
  },
};
