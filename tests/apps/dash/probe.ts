import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const home = page.getByRole('heading', { name: 'Home' });
  const report = page.getByRole('heading', { name: 'Report' });
  const name = page.getByPlaceholder('Your name');

  const user = await User.opens(page, url, patience);
  await user.sees('the home page', home);
  await user.types('a name', name, 'Ada');
  await user.sees("the server's greeting", page.getByText('Good morning, Ada'));
  await user.clicks('the link to the report', page.getByRole('link', { name: 'Report' }));
  await user.sees('the report', report);

  await user.reloads();
  await user.sees('the report after the reload', report);
  await user.sees('its text', page.getByText('Numbers of the year'));

  await user.goesBack();
  await user.sees('the home page after Back', home);
  await user.types('another name', name, 'Grace');
  await user.sees("the server's greeting after Back", page.getByText('Good morning, Grace'));
}
