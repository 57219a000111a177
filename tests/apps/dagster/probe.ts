import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const materialize = page.getByRole('button', { name: /Materialize/ });
  const catalog = page.getByRole('link', { name: /Catalog/ });
  const asset = page.getByRole('link', { name: 'numbers' });

  const user = await User.opens(page, url, patience);
  await user.clicks('the catalog', catalog);
  await user.clicks('the asset', asset);
  await user.sees('what can be done with it', materialize);

  await user.reloads();
  await user.sees('the asset after the reload', materialize);
  await user.clicks('the runs', page.getByRole('link', { name: 'Runs' }));
  await user.sees('that there are none', page.getByText(/^No (matching )?runs/));

  await user.goesBack();
  await user.sees('the asset after Back', materialize);
  await user.clicks('the catalog after Back', catalog);
  await user.sees('the asset listed', asset);
}
