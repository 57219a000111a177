import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const counter = page.getByRole('link', { name: /counter/i });
  const add = page.getByRole('button', { name: 'Add one' });

  const user = await User.opens(page, url, patience);
  await user.clicks('the counter in the index', counter);
  await user.clicksUntil('the button', add, page.getByText(/Total: [1-9]/));

  await user.reloads();
  await user.sees('a new session after the reload', page.getByText('Total: 0'));
  await user.clicksUntil('the button after the reload', add, page.getByText(/Total: [1-9]/));

  await user.goesBack();
  await user.sees('the index after Back', counter);
  await user.clicks('the greeter', page.getByRole('link', { name: /greeter/i }));
  const greet = page.getByRole('button', { name: 'Greet' });
  await user.clicksUntil('the other button', greet, page.getByText('Good morning'));
}
