import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const start = page.getByRole('heading', { name: 'Start page' });
  const counter = page.getByRole('button', { name: /^Clicked/ });
  const counted = page.getByText(/Clicked [1-9]\d* times/);
  const greeting = page.getByRole('heading', { name: 'Greeting page' });
  const ask = page.getByRole('button', { name: 'Ask the server' });
  const answer = page.getByText('The server said: Hello, Ada');

  const user = await User.opens(page, url, patience);
  await user.sees('the start page', start);
  await user.clicksUntil('the counter', counter, counted);
  await user.clicks('the link to the greeting', page.getByRole('link', { name: 'Greeting' }));
  await user.sees('the greeting page', greeting);
  await user.clicksUntil('the button that asks the server', ask, answer);

  await user.reloads();
  await user.sees('the greeting page after the reload', greeting);
  await user.clicksUntil('the button that asks the server after the reload', ask, answer);

  await user.goesBack();
  await user.sees('the start page after Back', start);
  await user.clicksUntil('the counter after Back', counter, counted);
}
