import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const listed = page.getByText('A package to look at');
  const link = page.getByRole('link', { name: 'porthole-sample' });
  const readme = page.getByText('The text of the sample package.');

  const user = await User.opens(page, url, patience);
  await user.sees('the package in the list', listed);
  await user.clicks('the package', link);
  await user.sees('its readme', readme);

  await user.reloads();
  await user.sees('the readme after the reload', readme);

  await user.goesBack();
  await user.sees('the list after Back', listed);
  await user.clicks('the package again', link);
  await user.sees('its readme again', readme);
}
