import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

async function runs(user: User, query: string, result: string): Promise<void> {
  const editor = user.page.frameLocator('frame[name=h2query]');
  const answer = user.page.frameLocator('frame[name=h2result]');
  await user.types(`the query ${query}`, editor.locator('#sql'), query);
  await user.clicks('Run', editor.getByRole('button', { name: 'Run', exact: true }));
  await user.sees(`the result ${result}`, answer.getByRole('cell', { name: result, exact: true }));
}

export async function probe(page: Page, url: string): Promise<void> {
  const database = page.locator('input[name=url]');
  const help = page.frameLocator('frame[name=h2result]').getByText('Important Commands');

  const user = await User.opens(page, url);
  await user.types('the database', database, 'jdbc:h2:mem:probe');
  await user.clicks('Connect', page.getByRole('button', { name: 'Connect', exact: true }));
  await runs(user, 'SELECT 6*7', '42');

  await user.reloads();
  await user.sees('the help in place of the result after the reload', help);
  await runs(user, 'SELECT 6*8', '48');

  // Only the frame of the result goes back, to what it showed before the query.
  await user.goesBack();
  await user.sees('the help after Back', help);
  await runs(user, 'SELECT 6*9', '54');
}
