import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const title = page.getByRole('heading', { name: 'Greeter' });
  const button = page.getByRole('button', { name: 'Count' });
  const name = page.getByLabel('Your name');

  const user = await User.opens(page, url, patience);
  await user.sees('the page', title);
  await user.clicks('the button', button);
  await user.sees('what the server counted', page.getByText('Counted 1'));
  await user.clicks('the button again', button);
  await user.sees('what the server counted then', page.getByText('Counted 2'));

  await user.reloads();
  await user.sees('a session of its own after the reload', page.getByText('Counted 0'));
  await user.clicks('the button after the reload', button);
  await user.sees('what the server counted after the reload', page.getByText('Counted 1'));

  await user.leaves();
  await user.goesBack();
  await user.sees('the page after Back', title);
  await user.types('a name', name, 'Ada');
  await user.step('leave the field', () => name.press('Enter'));
  await user.sees("the server's greeting after Back", page.getByText('Good morning, Ada'));
}
