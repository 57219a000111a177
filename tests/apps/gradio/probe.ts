import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const name = page.getByLabel('name', { exact: true });
  const submit = page.getByRole('button', { name: 'Submit' });
  const user = await User.opens(page, url, patience);

  const greets = async (person: string, when: string) => {
    const greeting = page.getByText(`Good morning, ${person}`);
    await user.sendsUntil(`a name ${when}`, name, person, submit, greeting);
  };

  await user.sees('the form', name);
  await greets('Ada', 'first');

  await user.reloads();
  await user.sees('the form after the reload', name);
  await greets('Grace', 'after the reload');

  await user.leaves();
  await user.goesBack();
  await user.sees('the form after Back', name);
  await greets('Edith', 'after Back');
}
