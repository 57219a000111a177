import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const start = page.getByText('Start page');
  const count = page.getByRole('button', { name: 'Count' });
  const counted = page.getByText('The server counted');
  const second = page.getByText('Another page');
  const input = page.getByLabel('Say something');

  const user = await User.opens(page, url, patience);
  await user.sees('the start page', start);
  await user.clicksUntil('the button', count, counted);
  await user.clicks('the link', page.getByRole('link', { name: 'Second page' }));
  await user.sees('the second page', second);
  await user.types('a word', input, 'hello');
  await user.sees("the server's answer", page.getByText('Heard hello'));

  await user.reloads();
  await user.sees('the second page after the reload', second);
  await user.types('another word', input, 'again');
  await user.sees("the server's answer after the reload", page.getByText('Heard again'));

  await user.goesBack();
  await user.sees('the start page after Back', start);
  await user.clicksUntil('the button after Back', count, counted);
}
