import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

const picturesDecode = () => {
  const pictures = [...document.images];
  return pictures.length > 3 && pictures.every((picture) => picture.naturalWidth > 0);
};

/**
 * The development server's own WebSocket needs its query string, which the API server drops:
 * hot updates are an expected loss, so nothing here waits for one.
 */
export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const title = page.getByRole('heading', { name: 'Get started' });
  const counter = page.getByRole('button', { name: /^Count is/ });
  const count = (n: number) => page.getByRole('button', { name: `Count is ${n}`, exact: true });

  const user = await User.opens(page, url, patience);
  await user.sees('the page', title);
  await user.finds('all pictures decoded', picturesDecode);
  await user.clicks('the counter', counter);
  await user.sees('the counter at 1', count(1));

  await user.reloads();
  await user.sees('the counter at 0 after the reload', count(0));
  await user.clicks('the counter after the reload', counter);
  await user.sees('the counter at 1 after the reload', count(1));

  await user.leaves();
  await user.goesBack();
  await user.sees('the page after Back', title);
  await user.finds('all pictures decoded after Back', picturesDecode);
  const before = Number((await counter.textContent())?.replace(/\D/g, ''));
  await user.clicks('the counter after Back', counter);
  await user.sees('the counter one higher after Back', count(before + 1));
}
