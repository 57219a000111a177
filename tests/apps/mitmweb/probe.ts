import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

/** The list of flows is asked for once; whatever changes later comes by WebSocket. */
export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const connected = page.getByText('connected', { exact: true });
  const flows = page.getByRole('cell', { name: 'http://example.test/sample' });
  const detail = page.getByText('GET http://example.test/sample HTTP/1.1');

  const user = await User.opens(page, url, patience);
  await user.sees('a live connection', connected);
  await user.clicks('the flow', flows);
  await user.sees('its detail', detail);
  await user.clicks('Duplicate', page.getByRole('button', { name: 'Duplicate' }));
  await user.sees('the copy arrive', flows.nth(1));

  await user.reloads();
  await user.sees('a live connection after the reload', connected);
  await user.sees('the copy after the reload', flows.nth(1));
  await user.clicks('a flow after the reload', flows);
  await user.clicks('Delete', page.getByRole('button', { name: 'Delete' }));
  await user.step('see the copy leave', () => flows.nth(1).waitFor({ state: 'detached' }));

  await user.leaves();
  await user.goesBack();
  // At its own root as well, a page that comes out of the back-forward cache stays disconnected.
  await user.clicks('the flow after Back', flows);
  await user.sees('its detail after Back', detail);
}
