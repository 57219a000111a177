import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const study = page.getByText('paraboloid');
  const details = page.getByText('Best Trial');

  const user = await User.opens(page, url, patience);
  await user.sees('the list of studies', study);
  await user.clicks('the study', study);
  await user.sees('its best trial', details);

  await user.reloads();
  await user.sees('the best trial after the reload', details);

  await user.goesBack();
  await user.sees('the list after Back', page.getByText('Create'));
  await user.clicks('the study after Back', study);
  await user.sees('its best trial again', details);
}
