import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

async function runs(user: User, query: string, result: string): Promise<void> {
  const editor = user.page.frameLocator('frame[name=h2query]');
  const answer = user.page.frameLocator('frame[name=h2result]');
  await user.types(`the query ${query}`, editor.locator('#sql'), query);
  await user.waits();
  await user.clicks('Run', editor.getByRole('button', { name: 'Run', exact: true }));
  await user.sees(`the result ${result}`, answer.getByRole('cell', { name: result, exact: true }));
}

/**
 * h2 closes a connection after its answer without having said so, and a POST that the API server
 * sends into one that is just closing is lost (503, EOF): nothing here is faster than a person.
 */
export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const database = page.locator('input[name=url]');
  const help = page.frameLocator('frame[name=h2result]').getByText('Important Commands');

  const user = await User.opens(page, url, patience);
  await user.types('the database', database, 'jdbc:h2:mem:probe');
  await user.waits();
  await user.clicks('Connect', page.getByRole('button', { name: 'Connect', exact: true }));
  await runs(user, 'SELECT 6*7', '42');

  await user.waits();
  await user.reloads();
  await user.sees('the help in place of the result after the reload', help);
  await runs(user, 'SELECT 6*8', '48');

  // Only the frame of the result goes back, to what it showed before the query.
  await user.goesBack();
  await user.sees('the help after Back', help);
  await runs(user, 'SELECT 6*9', '54');
}
